"""What is made from the program for the repository; nothing here is installed."""
