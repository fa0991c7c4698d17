"""Twilio's own client against the simulator; prints one JSON object for each thing it looked at."""

import json
import re
import sys
from datetime import datetime, timedelta

import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

told = json.load(sys.stdin)
LINE = "whatsapp:" + told["line"]
GUEST = "whatsapp:" + told["guest"]
SID = re.compile("^(SM|MM)[0-9a-f]{32}$")
CHECKS = []


def check(name):
    """Runs the function at the end, and tells what it found wrong."""

    def keep(function):
        CHECKS.append((name, function))
        return function

    return keep


def same(what, found, expected):
    assert found == expected, f"{what} is {found!r}, not {expected!r}"


def client(messages, content, sid=told["account_sid"], token=told["auth_token"]):
    made = Client(sid, token)
    made.api.base_url = messages
    made.content.base_url = content
    return made


def act(path, body):
    """On the simulator's own surface: as a guest, or its clock."""
    headers = {"Authorization": "Bearer " + told["control_token"]}
    answer = requests.post(told["simulator"] + "/control" + path, json=body, headers=headers)
    answer.raise_for_status()


def advance(seconds):
    act("/clock/advance", {"byMs": seconds * 1000})


def guest_writes(text):
    act(f"/guests/{told['guest_id']}/messages", {"text": text, "sender": told["line"]})


def refused(function, status, code):
    """With the error that the client makes of a refusal."""
    try:
        function()
    except TwilioRestException as error:
        same("status", error.status, status)
        same("code", error.code, code)
        assert error.msg, "there are no words"
        return error
    raise AssertionError("it was taken")


judged = client(told["messages"], told["content"])
# What the description has no answer for: its judge would complain of every refusal.
plain = client(told["simulator"], told["simulator"])


def send(text, **more):
    return judged.messages.create(from_=LINE, to=GUEST, body=text, **more)


@check("a message is sent")
def sent():
    guest_writes("Good morning")
    message = send("Good morning, Maria 👍", status_callback="https://example.com/status?a=1")
    assert SID.match(message.sid), message.sid
    for what, expected in {
        "status": "queued",
        "direction": "outbound-api",
        "from_": LINE,
        "to": GUEST,
        "body": "Good morning, Maria 👍",
        "num_segments": "1",
        "num_media": "0",
        "error_code": None,
        "error_message": None,
        "account_sid": told["account_sid"],
        "api_version": "2010-04-01",
        "date_sent": None,
    }.items():
        same(what, getattr(message, what), expected)
    assert isinstance(message.date_created, datetime), message.date_created
    assert message.uri.endswith(f"/Messages/{message.sid}.json"), message.uri


@check("a message is fetched as it goes its way")
def fetched():
    message = send("How far does this get?")
    same("status", judged.messages(message.sid).fetch().status, "queued")
    advance(120)
    known = judged.messages(message.sid).fetch()
    assert known.status in ("sent", "delivered"), known.status
    assert isinstance(known.date_sent, datetime), known.date_sent
    same("sid", known.sid, message.sid)


@check("messages are listed, page by page, newest first")
def listed():
    for number in range(7):
        guest_writes(f"Listed {number}")
        advance(1)
    whole = judged.messages.list(from_=GUEST, to=LINE)
    wanted = [f"Listed {number}" for number in reversed(range(7))]
    same("bodies", [message.body for message in whole[:7]], wanted)
    assert all(message.direction == "inbound" for message in whole), "inbound alone"
    assert all(message.status == "received" for message in whole), "received"
    paged = judged.messages.list(from_=GUEST, to=LINE, page_size=2)
    same("sids page by page", [it.sid for it in paged], [it.sid for it in whole])
    same("limited", len(judged.messages.list(from_=GUEST, limit=3, page_size=2)), 3)
    page = judged.messages.page(from_=GUEST, page_size=3)
    following = page.next_page()
    same("next page", [it.sid for it in following], [it.sid for it in whole[3:6]])
    again = judged.messages.get_page(page.next_page_url)
    same("the page of an address", [it.sid for it in again], [it.sid for it in whole[3:6]])
    last = judged.messages.page(from_=GUEST, page_size=1000)
    assert last.next_page() is None, "a last page has no next one"


@check("messages are listed by time")
def listed_by_time():
    newest = judged.messages.list(from_=GUEST, limit=1)[0]
    at = newest.date_sent
    since = judged.messages.list(from_=GUEST, date_sent_after=at)
    assert newest.sid in [it.sid for it in since], "the bound is included"
    same("later ones", judged.messages.list(date_sent_after=at + timedelta(days=2)), [])
    before = judged.messages.list(from_=GUEST, date_sent_before=at - timedelta(seconds=1))
    assert newest.sid not in [it.sid for it in before], "an earlier bound leaves it out"
    assert before, "older ones are there"
    on_the_day = judged.messages.list(from_=GUEST, date_sent=at.replace(hour=0, minute=0, second=0))
    assert newest.sid in [it.sid for it in on_the_day], "its day has it"


@check("a message is redacted, and not cancelled once it is sent")
def updated():
    message = send("Forget this")
    same("body", judged.messages(message.sid).update(body="").body, "")
    same("body", judged.messages(message.sid).fetch().body, "")
    refused(lambda: plain.messages(message.sid).update(status="canceled"), 409, 20409)


@check("a message is deleted")
def deleted():
    message = send("Gone soon")
    advance(120)
    assert judged.messages(message.sid).delete(), "deleted"
    refused(lambda: plain.messages(message.sid).fetch(), 404, 20404)


def quick_reply(name):
    return ContentList.ContentCreateRequest(
        {
            "friendly_name": name,
            "language": "en",
            "variables": {"1": "Maria"},
            "types": ContentList.Types(
                {
                    "twilio/quick-reply": {
                        "body": "May we write to you, {{1}}?",
                        "actions": [
                            {"type": "QUICK_REPLY", "title": "Yes", "id": "yes"},
                            {"type": "QUICK_REPLY", "title": "No", "id": "no"},
                        ],
                    }
                }
            ),
        }
    )


def plain_types(request):
    """The client's types carry every kind that isn't meant, as null."""
    made = request.to_dict()
    made["types"] = {kind: value for kind, value in made["types"].items() if value is not None}
    return made


@check("a template is made, fetched, approved, sent and deleted")
def content():
    wanted = quick_reply("may_we_write")
    made = judged.content.v1.contents.create(wanted)
    assert re.match("^HX[0-9a-f]{32}$", made.sid), made.sid
    same("types", made.types, plain_types(wanted)["types"])
    for what, expected in {
        "friendly_name": "may_we_write",
        "language": "en",
        "variables": {"1": "Maria"},
        "account_sid": told["account_sid"],
    }.items():
        same(what, getattr(made, what), expected)
    assert isinstance(made.date_created, datetime), made.date_created
    known = judged.content.v1.contents(made.sid).fetch()
    same("types", known.types, made.types)
    whatsapp = judged.content.v1.contents(made.sid).approval_fetch().fetch().whatsapp
    same("before it is asked for", whatsapp["status"], "unsubmitted")
    asked = ApprovalCreateList.ContentApprovalRequest({"name": "may_we_write", "category": "UTILITY"})
    approval = judged.content.v1.contents(made.sid).approval_create.create(asked)
    same("status", approval.status, "received")
    same("category", approval.category, "UTILITY")
    same("content type", approval.content_type, "twilio/quick-reply")
    whatsapp = judged.content.v1.contents(made.sid).approval_fetch().fetch().whatsapp
    same("after it was asked for", whatsapp["status"], "approved")
    same("type", whatsapp.get("type"), "whatsapp")
    message = judged.messages.create(
        from_=LINE, to=GUEST, content_sid=made.sid, content_variables=json.dumps({"1": "Ms Santos"})
    )
    same("body", message.body, "May we write to you, Ms Santos?")
    assert judged.content.v1.contents(made.sid).delete(), "deleted"
    refused(lambda: plain.content.v1.contents(made.sid).fetch(), 404, 20404)


@check("templates are listed page by page")
def contents():
    made = [judged.content.v1.contents.create(quick_reply(f"listed_{number}")).sid for number in range(5)]
    whole = [it.sid for it in judged.content.v1.contents.list()]
    assert set(made) <= set(whole), "all are listed"
    paged = [it.sid for it in judged.content.v1.contents.list(page_size=2)]
    same("sids page by page", paged, whole)


@check("a wrong secret, another account and no account are refused")
def credentials():
    for sid, token in ((told["account_sid"], "wrong"), ("AC" + "0" * 32, told["auth_token"])):
        stranger = client(told["simulator"], told["simulator"], sid, token)
        refused(lambda: stranger.messages.create(from_=LINE, to=GUEST, body="Hi"), 401, 20003)
        refused(lambda: stranger.messages("SM" + "0" * 32).fetch(), 401, 20003)
        refused(lambda: stranger.content.v1.contents("HX" + "0" * 32).fetch(), 401, 20003)
    other = plain.api.v2010.accounts("AC" + "0" * 32)
    refused(lambda: other.messages.create(from_=LINE, to=GUEST, body="Hi"), 404, 20404)


@check("every refusal is an error the client understands")
def refusals():
    def create(**fields):
        return lambda: plain.messages.create(**{"from_": LINE, "to": GUEST, "body": "Hi", **fields})

    for fields, code in (
        ({"to": "whatsapp:nobody"}, 21211),
        ({"to": told["guest"]}, 21910),
        ({"from_": "whatsapp:+15005550000"}, 63007),
        ({"from_": None}, 21603),
        ({"body": None}, 21619),
        ({"body": "x" * 1601}, 21617),
        ({"content_sid": "HX1"}, 21655),
        ({"content_sid": "HX" + "0" * 32, "content_variables": "{"}, 21656),
        ({"status_callback": "not an address"}, 21609),
    ):
        error = refused(create(**fields), 400, code)
        assert error.uri.endswith("/Messages.json"), error.uri
    refused(lambda: plain.messages("SM" + "0" * 32).fetch(), 404, 20404)
    act("/faults", {"trouble": {"createTooMany": {"retryAfterS": 7}}, "times": 1})
    refused(create(), 429, 20429)
    act("/faults", {"trouble": {"createFails": {"status": 503}}, "times": 1})
    refused(create(), 503, 20503)


for name, function in CHECKS:
    try:
        function()
        wrong = None
    except Exception as error:  # whatever the client makes of an answer it can't read
        wrong = f"{type(error).__name__}: {error}"
    print(json.dumps({"name": name, "wrong": wrong}))
