"""The confusion matrix as a picture."""

import xml.etree.ElementTree as xml

from bot.exam.picture import confusion_picture

INTENTS = ["greet", "refund"]


def test_every_row_and_column_is_named_and_every_count_is_there() -> None:
    confusions = {("greet", "greet"): 7, ("refund", "greet"): 2, ("refund", "nlu_fallback"): 1}
    picture = xml.fromstring(confusion_picture(confusions, INTENTS, "tuning & more"))
    texts = [element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("greet") == texts.count("refund") == 2
    assert {"7", "2", "1", "nlu_fallback", "tuning & more"} <= set(texts)


def test_a_mistake_is_red_and_a_right_answer_blue() -> None:
    right = confusion_picture({("greet", "greet"): 1}, INTENTS, "")
    wrong = confusion_picture({("greet", "refund"): 1}, INTENTS, "")
    assert "#c62828" in wrong and "#c62828" not in right
