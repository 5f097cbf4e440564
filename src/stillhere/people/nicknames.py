"""Short forms of given names: common knowledge of English and a few neighbours, collected here."""

from __future__ import annotations

_GROUPS = (
    "alexander alexandra alex sandy sasha xander alec",
    "andrew andy drew andreas",
    "anthony tony antonio",
    "benjamin ben benny benji",
    "catherine katherine kathryn kate katie kathy cathy kat kit",
    "charles charlie chuck chas karl",
    "christopher chris kit topher",
    "christine christina chris tina chrissie",
    "daniel dan danny",
    "david dave davy",
    "deborah debbie deb",
    "dorothy dot dottie",
    "edward ed eddie ted teddy ned",
    "elizabeth liz lizzie beth betty eliza elsie libby lisa betsy",
    "frances francis fran frank frankie",
    "frederick fred freddie",
    "gabriel gabriela gabe gabby",
    "gregory greg",
    "henry harry hank",
    "isabella isabel bella izzy",
    "jacob jake",
    "james jim jimmy jamie",
    "jennifer jen jenny",
    "jessica jess jessie",
    "john jack johnny jonny",
    "jonathan jon jonny",
    "joseph joe joey",
    "joshua josh",
    "judith judy",
    "lawrence laurence larry",
    "leonard len lenny leo",
    "margaret maggie meg peggy peg greta rita",
    "maria mary molly polly mia",
    "matthew matt",
    "michael mike mick mickey mischa",
    "nathan nathaniel nate nat",
    "nicholas nick nico klaus",
    "oliver ollie olly",
    "pamela pam",
    "patricia pat patty tricia trish",
    "patrick pat paddy",
    "peter pete",
    "philip phil pip",
    "rebecca becky becca",
    "richard rick ricky dick rich",
    "robert rob robbie bob bobby bert",
    "ronald ron ronnie",
    "samuel samantha sam sammy",
    "stephen steven steve stevie",
    "susan sue susie suzanne",
    "theodore theo ted teddy",
    "thomas tom tommy",
    "timothy tim timmy",
    "victoria vicky tori",
    "vincent vince",
    "william will bill billy liam willy",
    "zachary zach zack",
    "mum mom mam mummy mommy mama mother",
    "dad daddy papa pa father",
    "grandma gran granny nan nana grandmother",
    "grandpa grandad granddad grandfather",
)

_FORMS: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(_GROUPS):
    for _name in _group.split():
        _FORMS[_name] = _FORMS.get(_name, frozenset()) | {_number}


def groups(name: str) -> frozenset[int]:
    """The names of which a given name, lower case, is a form; each is a number."""
    return _FORMS.get(name, frozenset())


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names, lower case, are the same or short forms of one name."""
    return one == other or not groups(one).isdisjoint(groups(other))
