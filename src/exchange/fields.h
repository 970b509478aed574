// Every field of the record named once; writer and reader walk the same list, so a round trip cannot drop
// one. Private to exchange.
#pragma once

#include "exchange/palpate_json.h"

namespace exchange {

template <class V>
void Fields(V& v, model::MapPoint& p) {
    v.Must("x", p.x);
    v.Must("y", p.y);
}

template <class V>
void Fields(V& v, model::RegionRef& at) {
    v.Must("region", at.region);
    v.Word("side", at.side, model::ParseSide);
}

template <class V>
void Fields(V& v, model::User& u) {
    v.Must("id", u.id);
    v.Must("name", u.name);
    v.May("full_name", u.full_name);
    v.May("credentials", u.credentials);
    v.Word("role", u.role, model::ParseRole);
    v.May("student", u.student);
    v.May("profession", u.profession);
}

template <class V>
void Fields(V& v, PrivateChart& p) {
    v.Must("client", p.client);
    v.Word("kind", p.kind, model::ParsePrivacy);
    v.May("of", p.of);
}

template <class V>
void Fields(V& v, model::Consent& c) {
    v.Must("id", c.id);
    v.Must("kind", c.kind);
    v.Must("given_at", c.given_at);
    v.May("expires", c.expires);
    v.May("revoked_at", c.revoked_at);
    v.May("wording_version", c.wording_version);
    v.May("given_by", c.given_by);
    v.Word("how", c.how, model::ParseConsentHow);
    v.May("language", c.language);
    v.May("wording", c.wording);
    v.May("recorded_by", c.recorded_by);
    v.May("revoked_why", c.revoked_why);
    v.May("signature", c.signature);
}

template <class V>
void Fields(V& v, model::ConditionAnswer& a) {
    v.Word("answer", a.answer, model::ParseAnswer);
    v.May("note", a.note);
    v.May("areas", a.areas);
    v.May("cleared_by_doctor", a.cleared_by_doctor);
    v.May("clearance", a.clearance);
}

template <class V>
void Fields(V& v, model::HealthHistory& h) {
    v.Must("recorded_at", h.recorded_at);
    v.May("recorded_by", h.recorded_by);
    v.May("conditions", h.conditions);
    v.Word("others", h.others, model::ParseAnswer);
    v.Word("medicines", h.medicines, model::ParseAnswer);
    v.May("medication", h.medication);
    v.Word("allergic", h.allergic, model::ParseAnswer);
    v.May("allergies", h.allergies);
    v.Word("operated", h.operated, model::ParseAnswer);
    v.May("surgery", h.surgery);
    v.May("pregnancy_weeks", h.pregnancy_weeks);
    v.May("blood_pressure", h.blood_pressure);
    v.May("sleep_hours", h.sleep_hours);
}

template <class V>
void Fields(V& v, model::Race& r) {
    v.May("name", r.name);
    v.Must("day", r.day);
}

template <class V>
void Fields(V& v, model::StandingAvoid& a) {
    v.Must("region", a.at.region);
    v.Word("side", a.at.side, model::ParseSide);
    v.May("why", a.why);
    v.Must("since", a.since);
    v.May("ended", a.ended);
}

template <class V>
void Fields(V& v, model::Client& c) {
    v.Must("id", c.id);
    v.May("number", c.number);
    v.Must("name", c.name);
    v.May("preferred_name", c.preferred_name);
    v.May("pronouns", c.pronouns);
    v.May("birth_date", c.birth_date);
    v.May("language", c.language);
    v.May("email", c.email);
    v.May("phone", c.phone);
    v.May("address", c.address);
    v.May("guardian", c.guardian);
    v.May("emergency_contact", c.emergency_contact);
    v.May("physician", c.physician);
    v.May("occupation", c.occupation);
    v.May("activity", c.activity);
    v.May("goal", c.goal);
    v.Word("figure", c.figure, model::ParseFigure);
    v.May("next_race", c.next_race);
    v.May("past_races", c.past_races);
    v.May("large_print", c.large_print);
    v.May("equipment", c.equipment);
    v.May("body_mass_kg", c.body_mass_kg);
    v.May("consents", c.consents);
    v.May("history", c.history);
    v.May("avoid", c.avoid);
    v.May("archived", c.archived);
}

template <class V>
void Fields(V& v, model::Cover& c) {
    v.Must("region", c.at.region);
    v.Word("side", c.at.side, model::ParseSide);
    v.Must("share", c.share);
}

template <class V>
void Fields(V& v, model::Mark& m) {
    v.Must("id", m.id);
    v.Word("figure", m.figure, model::ParseFigure);
    v.Word("view", m.view, model::ParseView);
    v.May("picture", m.picture);
    v.Word("shape", m.shape, model::ParseShape);
    v.Must("points", m.points);
    v.Must("region", m.at.region);
    v.Word("side", m.at.side, model::ParseSide);
    v.May("covers", m.covers);
    v.May("leads_to", m.leads_to);
    v.Word("layer", m.layer, model::ParseLayer);
    v.Must("finding", m.finding);
    v.May("before", m.before);
    v.May("after", m.after);
    v.May("spot", m.spot);
    v.May("note", m.note);
    v.May("copied", m.copied);
}

template <class V>
void Fields(V& v, model::Picture& p) {
    v.Must("id", p.id);
    v.May("client", p.client);
    v.Must("title", p.title);
    v.Must("media_type", p.media_type);
    v.Must("width", p.width);
    v.Must("height", p.height);
    v.Must("added_at", p.added_at);
    v.May("added_by", p.added_by);
    v.May("archived", p.archived);
    v.Bytes("bytes", p.bytes, model::kMaxPictureBytes);
}

template <class V>
void Fields(V& v, model::Treatment& t) {
    v.Must("id", t.id);
    v.May("marks", t.marks);
    v.May("regions", t.regions);
    v.Must("technique", t.technique);
    v.Must("pressure", t.pressure);
    v.Must("minutes", t.minutes);
    v.Word("response", t.response, model::ParseResponse);
    v.May("note", t.note);
    v.May("copied", t.copied);
    v.May("override_reason", t.override_reason);
}

template <class V>
void Fields(V& v, model::SoapNote& s) {
    v.May("subjective", s.subjective);
    v.May("objective", s.objective);
    v.May("assessment", s.assessment);
    v.May("plan", s.plan);
}

template <class V>
void Fields(V& v, model::ObjectiveLine& l) {
    v.May("mark", l.mark);
    v.May("treatment", l.treatment);
    v.Must("text", l.text);
    v.May("generated", l.generated);
}

template <class V>
void Fields(V& v, model::CopiedLine& l) {
    v.Word("part", l.part, model::ParseSoapPart);
    v.Must("line", l.line);
}

template <class V>
void Fields(V& v, model::Reading& r) {
    v.Must("measure", r.measure);
    v.May("item", r.item);
    v.Word("side", r.side, model::ParseSide);
    v.May("before", r.before);
    v.May("after", r.after);
    v.May("passive", r.passive);
    v.May("painful", r.painful);
    v.May("note", r.note);
}

template <class V>
void Fields(V& v, model::Adherence& a) {
    v.Must("item", a.item);
    v.May("at", a.at);
    v.Must("plan", a.plan);
    v.Word("followed", a.followed, model::ParseFollowed);
    v.May("why", a.why);
    v.Word("felt", a.felt, model::ParseFelt);
    v.May("words", a.words);
    v.May("name", a.name);
}

template <class V>
void Fields(V& v, model::TrainingDay& d) {
    v.Word("load", d.load, model::ParseLoad);
    v.May("detail", d.detail);
}

template <class V>
void Fields(V& v, model::DoseValue& d) {
    v.Must("param", d.param);
    v.May("value", d.value);
    v.May("min", d.min);
    v.May("max", d.max);
    v.May("unit", d.unit);
    v.May("text", d.text);
}

template <class V>
void Fields(V& v, model::Reason& r) {
    v.Must("kind", r.kind);
    v.May("rule", r.rule);
    v.May("at", r.at);
    v.May("finding", r.finding);
    v.May("severity", r.severity);
    v.May("day", r.day);
    v.May("text", r.text);
}

template <class V>
void Fields(V& v, model::Override& o) {
    v.Must("rule", o.rule);
    v.Must("action", o.action);
    v.Must("reason", o.reason);
}

template <class V>
void Fields(V& v, model::PlanItem& i) {
    v.Must("id", i.id);
    v.Must("modality", i.modality);
    v.May("name", i.name);
    v.May("at", i.at);
    v.May("dose", i.dose);
    v.May("days", i.days);
    v.May("why", i.why);
    v.May("steps", i.steps);
    v.May("stop_if", i.stop_if);
    v.May("changes", i.changes);
    v.May("evidence", i.evidence);
    v.May("source", i.source);
    v.May("reviewed", i.reviewed);
    v.May("minutes", i.minutes);
    v.May("edited", i.edited);
    v.May("step", i.step);
    v.May("overrides", i.overrides);
}

template <class V>
void Fields(V& v, model::BlockedItem& b) {
    v.May("modality", b.modality);
    v.May("item", b.item);
    v.Must("action", b.action);
    v.May("condition", b.condition);
    v.May("reason", b.reason);
    v.May("source", b.source);
    v.May("at", b.at);
    v.May("reviewed", b.reviewed);
}

template <class V>
void Fields(V& v, model::Referral& r) {
    v.Must("urgency", r.urgency);
    v.May("flags", r.flags);
    v.May("text", r.text);
}

template <class V>
void Fields(V& v, model::HomePlan& p) {
    v.May("week", p.week);
    v.May("red_flags", p.red_flags);
    v.May("items", p.items);
    v.May("blocked", p.blocked);
    v.May("refer", p.refer);
    v.May("next_visit", p.next_visit);
    v.May("next_visit_time", p.next_visit_time);
    v.May("massage_every_days", p.massage_every_days);
    v.May("words_to_client", p.words_to_client);
    v.May("approved", p.approved);
}

template <class V>
void Fields(V& v, model::Visit& s) {
    v.Must("id", s.id);
    v.Must("client", s.client);
    v.May("therapist", s.therapist);
    v.May("number", s.number);
    v.Must("service_at", s.service_at);
    v.Must("entered_at", s.entered_at);
    v.May("minutes", s.minutes);
    v.May("zone", s.zone);
    v.Word("status", s.status, model::ParseVisitStatus);
    v.May("reason", s.reason);
    v.May("health_update", s.health_update);
    v.May("health_asked", s.health_asked);
    v.May("red_flags", s.red_flags);
    v.May("red_flags_asked", s.red_flags_asked);
    v.May("marks", s.marks);
    v.May("treatments", s.treatments);
    v.May("soap", s.soap);
    v.May("training_block", s.training_block);
    v.May("plan", s.plan);
    v.May("objective_lines", s.objective);
    v.May("copied_lines", s.copied_lines);
    v.May("copied_from", s.copied_from);
    v.May("resolved_spots", s.resolved);
    v.May("readings", s.readings);
    v.May("adherence", s.adherence);
    v.May("late_reason", s.late_reason);
}

template <class V>
void Fields(V& v, model::Amendment& a) {
    v.Must("id", a.id);
    v.Must("visit", a.visit);
    v.Must("number", a.number);
    v.Word("kind", a.kind, model::ParseAmendmentKind);
    v.Must("by", a.by);
    v.Must("at", a.at);
    v.May("reason", a.reason);
    v.May("field", a.field);
    int position = static_cast<int>(a.position);
    v.May("position", position);
    a.position = static_cast<std::size_t>(position);
    v.May("original", a.original);
    v.May("text", a.text);
    v.May("from", a.from);
    v.May("to", a.to);
}

// What holds it in the clinic it was signed in; taken as data.
template <class V>
void Fields(V& v, model::SealedAmendment& s) {
    Fields(v, s.content);
    v.May("encoding", s.seal.encoding);
    v.May("digest", s.seal.digest);
    v.May("public_key", s.seal.public_key);
    v.May("signature", s.seal.signature);
}

}  // namespace exchange
