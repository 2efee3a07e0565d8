"""What happened to the orders of the demo world: each story is a list of steps with the hours before each."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Step:
    """One transition, ``after_h`` hours after the step before."""

    action: str
    after_h: float
    by: str = "lab"
    given: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What an order asks for, where its lab offers it, and why.

    Attributes:
        codes: of tests and panels.
        answers: code of a test → key of a question → answer.
        collect_in_h: hours until a planned collection.
    """

    codes: tuple[str, ...]
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    diagnosis_code: str = ""
    diagnosis: str = ""
    stat_reason: str = ""
    collect_in_h: float | None = None


@dataclass(frozen=True)
class Story:
    """One order's life.

    Attributes:
        age_h: hours since it was placed.
        recollected: its specimens were rejected, and are to be collected again.
        has_letter, has_photo: the clinic added the one, the lab the other.
    """

    age_h: float
    notes: str
    steps: tuple[Step, ...] = ()
    priority: str = "ROUTINE"
    delivery: str = "email"
    is_draft: bool = False
    asked: Asked | None = None
    recollected: bool = False
    has_letter: bool = False
    has_photo: bool = False


def _review(after_h: float) -> Step:
    return Step("review", after_h)


def _start(after_h: float) -> Step:
    return Step("start", after_h)


def _complete(after_h: float) -> Step:
    return Step("complete", after_h)


def _deliver(after_h: float, **evidence: str) -> Step:
    return Step("deliver", after_h, given=evidence)


def _hold(after_h: float, question: str) -> Step:
    return Step("hold", after_h, given={"note": question})


def _answer(after_h: float, answer: str) -> Step:
    return Step("resume", after_h, by="clinic", given={"note": answer})


def _reject(after_h: float, reason_code: str, sentence: str) -> Step:
    return Step("reject", after_h, given={"reason_code": reason_code, "note": sentence})


def _cancel(after_h: float, reason: str) -> Step:
    return Step("cancel", after_h, by="clinic", given={"note": reason} if reason else {})


_WHOLE = (_review(1.5), _start(2), _complete(20), _deliver(1))
_FASTING = {"TRIG": {"fasting": True}}
_NO_ANTICOAGULANT = {code: {"anticoagulant": "None"} for code in ("PTINR", "APTT")}
_LIPIDS = Asked(("LIPID",), _FASTING, "E78.5", "Hyperlipidaemia")
_BLOOD_COUNT = Asked(("FBCD",), diagnosis_code="D64.9", diagnosis="Anaemia, to be found out why")
_BY_POST = {"carrier": "Royal Mail", "tracking_number": "RM 4417 2290 1GB"}

STORIES = (
    # delivered
    Story(29 * 24, "Full blood count, two EDTA tubes.", _WHOLE, asked=_BLOOD_COUNT),
    Story(27 * 24, "Lipid profile, fasting sample.", _WHOLE, asked=_LIPIDS),
    Story(
        26 * 24,
        "Thyroid function: TSH, free T4.",
        _WHOLE,
        asked=Asked(("TSH", "FT4"), {"TSH": {"pregnant": False}}, "E03.9", "Hypothyroidism"),
    ),
    Story(
        24 * 24,
        "Histology of a skin excision, left forearm. One pot in formalin.",
        (_review(3), _start(20), _complete(70), _deliver(4, **_BY_POST)),
        delivery="post",
    ),
    Story(
        22 * 24,
        "HbA1c, annual check.",
        _WHOLE,
        asked=Asked(("HBA1C",), diagnosis_code="E11.9", diagnosis="Type 2 diabetes"),
    ),
    Story(
        20 * 24,
        "Urine culture, midstream sample taken 08:10.",
        (
            _review(1),
            _hold(1, "The sample pot has no collection time. When was it taken?"),
            _answer(2, "Taken at 08:10 this morning, kept at 4 °C until pick-up."),
            _start(1),
            _complete(44),
            _deliver(1),
        ),
        asked=Asked(
            ("UCX",),
            {"UCX": {"how": "Midstream", "antibiotics": True, "which": "Nitrofurantoin since Monday"}},
            "N39.0",
        ),
    ),
    Story(
        18 * 24,
        "Troponin series, second sample.",
        (_start(0.3), _complete(1.2), _deliver(0.2)),
        "STAT",
        asked=Asked(
            ("HSTNI",),
            {"HSTNI": {"hours": 3}},
            "R07.4",
            "Chest pain",
            stat_reason="Chest pain since noon; the first one was raised.",
        ),
    ),
    Story(
        16 * 24,
        "Occlusal splint, upper jaw, from the impressions in the box.",
        (
            _review(5),
            _start(18),
            _complete(90),
            _deliver(6, collected_by="Courier of Riverside, J. Lindqvist"),
        ),
        delivery="pickup",
    ),
    Story(14 * 24, "Liver panel before starting treatment.", _WHOLE, "URGENT", asked=Asked(("LIVER",))),
    Story(
        12 * 24, "Ferritin and transferrin saturation.", _WHOLE, asked=Asked(("IRONS",), diagnosis_code="R53")
    ),
    Story(
        9 * 24,
        "Coagulation screen before surgery.",
        (_start(0.5), _complete(6), _deliver(0.5)),
        "URGENT",
        asked=Asked(("COAG",), _NO_ANTICOAGULANT, "Z01.8"),
    ),
    # completed, waiting for delivery
    Story(
        7 * 24,
        "Vitamin D and calcium.",
        (_review(2), _start(3), _complete(40)),
        asked=Asked(("VITD", "CA"), diagnosis_code="E55.9"),
    ),
    Story(80, "Allergy panel, inhalants.", (_review(2), _start(3), _complete(60)), delivery="post"),
    Story(
        30,
        "Renal function and electrolytes.",
        (_start(1), _complete(24)),
        "URGENT",
        asked=Asked(("RENAL",), diagnosis_code="N18.3", diagnosis="Chronic kidney disease"),
    ),
    Story(
        9,
        "CRP and full blood count.",
        (_start(0.4), _complete(5)),
        "URGENT",
        asked=Asked(("CRP", "FBC"), diagnosis_code="R50.9", diagnosis="Fever"),
    ),
    # in progress, two of them late
    Story(90, "Coeliac serology: tTG IgA, total IgA.", (_review(3), _start(16))),
    Story(
        32,
        "Hepatitis B surface antibody after vaccination.",
        (_review(2), _start(4)),
        "URGENT",
        asked=Asked(("HBSAB",), {"HBSAB": {"vaccinated": True, "last_dose": "2026-01-15"}}),
    ),
    Story(26, "Oral glucose tolerance test, three samples labelled 0, 60, 120 min.", (_start(5),)),
    Story(8, "Prostate-specific antigen.", (_review(1), _start(3)), asked=Asked(("PSA",)), recollected=True),
    Story(1.5, "Blood gas, arterial. On ice.", (_start(0.2),), "STAT"),
    # under review
    Story(26, "Syphilis serology.", (_review(3),), asked=Asked(("SYPH",))),
    Story(7, "Testosterone, morning sample.", (_review(2),), asked=Asked(("TESTO",))),
    Story(5, "B12 and folate.", (_review(1),), asked=Asked(("B12", "FOL"), diagnosis_code="D51.9")),
    Story(
        3,
        "D-dimer. Patient in the waiting room.",
        (_review(0.3),),
        "URGENT",
        asked=Asked(("DDIM",), diagnosis_code="I80.2", diagnosis="Swollen calf"),
    ),
    # arrived
    Story(20, "Stool for occult blood, three cards."),
    Story(6, "Full blood count with differential.", asked=_BLOOD_COUNT),
    Story(4, "Lipid profile, fasting sample.", delivery="post", asked=_LIPIDS),
    Story(2, "Potassium, repeat of yesterday's haemolysed sample.", (), "URGENT", asked=Asked(("K",))),
    Story(1, "Urine albumin to creatinine ratio.", asked=Asked(("ACR",), diagnosis_code="E11.2")),
    Story(
        0.6,
        "Lactate. Please call the desk on arrival.",
        (),
        "STAT",
        asked=Asked(("LACT",), diagnosis_code="A41.9", stat_reason="Suspected sepsis."),
    ),
    # on hold with a question
    Story(
        30,
        "Cervical cytology.",
        (
            _review(2),
            _hold(4, "The vial and the form carry different dates of collection. Which one is right?"),
        ),
        has_letter=True,
        has_photo=True,
    ),
    Story(
        22,
        "Drug level: lithium.",
        (_start(3), _hold(1, "When was the last dose taken, and how much?")),
        "URGENT",
    ),
    Story(
        6,
        "Wound swab.",
        (_hold(2, "From which side of the body is the swab?"),),
        asked=Asked(("WCX",), {"WCX": {"site": "Lower leg", "antibiotics": False}}, "L97"),
    ),
    # rejected
    Story(
        11 * 24,
        "Potassium and creatinine.",
        (
            _review(2),
            _reject(
                1, "unsuitable_specimen", "The sample is haemolysed. Please draw again and send it today."
            ),
        ),
        asked=Asked(("K", "CREA")),
    ),
    Story(
        5 * 24,
        "Whole-exome sequencing.",
        (_review(6), _reject(2, "test_not_offered", "We do not offer sequencing. Northern Genomics does.")),
        has_letter=True,
    ),
    Story(
        20,
        "Ammonia.",
        (
            _reject(
                1,
                "unsuitable_specimen",
                "It arrived warm; ammonia needs ice and must reach us in 15 minutes.",
            ),
        ),
        "URGENT",
        has_photo=True,
    ),
    # cancelled
    Story(13 * 24, "HbA1c.", (_cancel(3, "Ordered twice by mistake."),), asked=Asked(("HBA1C",))),
    Story(
        4 * 24,
        "Iron studies.",
        (_review(2), _cancel(5, "The patient was admitted; the hospital draws it.")),
        asked=Asked(("IRONS",)),
    ),
    # drafts
    Story(3, "Fasting insulin, to be drawn tomorrow.", is_draft=True),
    Story(
        50,
        "Repeat of the lipid profile in three months.",
        is_draft=True,
        asked=Asked(("LIPID",), collect_in_h=90 * 24),
    ),
)
