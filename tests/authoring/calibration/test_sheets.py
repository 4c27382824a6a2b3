"""Answers by place: people of one pattern together, nothing lost, nothing of other skills."""

from skillcheck.authoring.calibration.sheets import Pattern, sheets
from tests.measure.examples import skill

A, B = skill("a", statements=2), skill("b")


def test_people_who_answered_the_same_share_a_pattern() -> None:
    found = sheets([A, B], [{"a-1": 1.0, "b-1": 2.0}, {"b-1": 3.0}, {"b-1": 4.0, "a-1": 5.0}])
    assert found.patterns == (
        Pattern((0, 1), ((0,), (2,)), (((1.0,), (2.0,)), ((5.0,), (4.0,)))),
        Pattern((1,), ((2,),), (((3.0,),),)),
    )
    assert (found.people, found.answers) == (3, 5)
    assert found.owners == (0, 0, 1)


def test_items_of_a_skill_stand_together_in_the_order_of_the_catalogue() -> None:
    found = sheets([A, B], [{"b-1": 3.0, "a-2": 2.0, "a-1": 1.0}])
    assert found.patterns == (Pattern((0, 1), ((0, 1), (2,)), (((1.0, 2.0), (3.0,)),)),)


def test_other_items_and_people_without_an_answer_are_left_out() -> None:
    found = sheets([B], [{"a-1": 1.0}, {}, {"a-1": 1.0, "b-1": 2.0}])
    assert found.patterns == (Pattern((0,), ((0,),), (((2.0,),),)),)


def test_nobody_makes_empty_sheets() -> None:
    found = sheets([A], [])
    assert (found.patterns, found.people, found.answers) == ((), 0, 0)
