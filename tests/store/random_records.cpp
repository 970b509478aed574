#include "store/random_records.h"

namespace support {

model::Mark RandomRecords::Mark() {
    model::Mark m;
    m.id = m_ids.New<model::MarkId>();
    m.figure = static_cast<model::Figure>(Int(0, 2));
    m.view = static_cast<model::View>(Int(0, 13));
    m.shape = static_cast<model::Shape>(Int(0, 3));
    m.points = Stroke();
    m.at = Place();
    m.layer = static_cast<model::Layer>(Int(0, 1));
    m.finding = Text();
    m.before = Maybe<int>([&] { return Int(0, 10); });
    m.after = Maybe<int>([&] { return Int(0, 10); });
    if (Coin()) m.spot = m_ids.New<model::SpotId>();
    m.note = Text();
    m.copied = Coin();
    m.covers = Some<model::Cover>([&] { return model::Cover{Place(), Int(0, 1000) / 1000.0}; });
    m.leads_to = Maybe<model::RegionRef>([&] { return Place(); });
    if (!pictures.empty() && Coin())
        m.picture = pictures[static_cast<std::size_t>(Int(0, static_cast<int>(pictures.size()) - 1))];
    return m;
}

model::Picture RandomRecords::Picture(const model::ClientId& client) {
    model::Picture p;
    p.id = m_ids.New<model::PictureId>();
    if (Coin()) p.client = client;
    p.title = "picture " + Text();
    p.media_type = Coin() ? "image/png" : "image/jpeg";
    for (int size = Int(1, 20'000); size > 0; --size) p.bytes += static_cast<char>(Int(0, 255));
    p.width = Int(1, 6000);
    p.height = Int(1, 4000);
    p.added_at = Instant();
    p.added_by = m_ids.New<model::UserId>();
    p.archived = Coin();
    return p;
}

model::Treatment RandomRecords::Treatment(const std::vector<model::Mark>& marks) {
    model::Treatment t;
    t.id = m_ids.New<model::TreatmentId>();
    for (const auto& mark : marks)
        if (Coin()) t.marks.push_back(mark.id);
    t.regions = Some<model::RegionRef>([&] { return Place(); });
    t.technique = Text();
    t.pressure = Int(1, 5);
    t.minutes = Int(1, 240);
    t.response = static_cast<model::Response>(Int(0, 3));
    t.note = Text();
    t.copied = Coin();
    if (Coin()) t.override_reason = Text();
    return t;
}

model::DoseValue RandomRecords::Dose() {
    const auto real = [&] { return Real(); };
    return {Text(), Maybe<double>(real), Maybe<double>(real), Maybe<double>(real), Text(), Text()};
}

model::PlanItem RandomRecords::Item() {
    model::PlanItem i;
    for (auto* text : {&i.id, &i.modality, &i.name, &i.evidence, &i.source}) *text = Text();
    i.at = Place();
    i.dose = Some<model::DoseValue>([&] { return Dose(); });
    i.days = Some<int>([&] { return Int(0, 6); });
    i.why = Some<model::Reason>(
        [&] { return model::Reason{Text(), Text(), Place(), Text(), Int(-1, 10), Int(-1, 6), Text()}; });
    i.steps = Texts();
    i.stop_if = Texts();
    i.changes = Texts();
    i.reviewed = Coin();
    i.minutes = Int(0, 90);
    i.edited = Coin();
    i.step = Int(0, 5);
    i.overrides = Some<model::Override>([&] { return model::Override{Text(), Text(), Text()}; });
    return i;
}

model::HomePlan RandomRecords::Plan() {
    model::HomePlan p;
    if (Int(0, 4) == 0) return p;
    for (auto& day : p.week) day = {static_cast<model::Load>(Int(0, 6)), Text()};
    p.red_flags = Texts();
    p.items = Some<model::PlanItem>([&] { return Item(); });
    p.blocked = Some<model::BlockedItem>(
        [&] { return model::BlockedItem{Text(), Text(), Text(), Text(), Text(), Text(), Place(), Coin()}; });
    p.refer = Maybe<model::Referral>([&] { return model::Referral{Text(), Texts(), Text()}; });
    p.next_visit = Maybe<model::Date>([&] { return Date(); });
    p.next_visit_time = Text();
    p.massage_every_days = Int(1, 60);
    p.words_to_client = Text();
    p.approved = Coin();
    return p;
}

model::Visit RandomRecords::Visit(const model::ClientId& client, int most_marks) {
    model::Visit v;
    v.id = m_ids.New<model::VisitId>();
    v.client = client;
    v.therapist = m_ids.New<model::UserId>();
    v.number = Int(1, 500);
    v.service_at = Instant();
    v.entered_at = Instant();
    v.minutes = Int(5, 240);
    for (auto* text : {&v.zone, &v.reason, &v.health_update, &v.training_block, &v.soap.subjective,
                       &v.soap.objective, &v.soap.assessment, &v.soap.plan})
        *text = Text();
    v.health_asked = Coin();
    v.red_flags = Texts();
    v.red_flags_asked = Coin();
    v.marks = Some<model::Mark>([&] { return Mark(); }, most_marks);
    v.treatments = Some<model::Treatment>([&] { return Treatment(v.marks); });
    v.plan = Plan();
    for (const auto& mark : v.marks)
        if (Coin()) v.objective.push_back({mark.id, {}, Text(), Text()});
    for (const auto& treatment : v.treatments)
        if (Coin()) v.objective.push_back({{}, treatment.id, Text(), Text()});
    v.copied_lines = Some<model::CopiedLine>([&] {
        return model::CopiedLine{static_cast<model::SoapPart>(Int(0, 3)), Text()};
    });
    if (Coin()) v.copied_from = m_ids.New<model::VisitId>();
    v.readings = Some<model::Reading>([&] {
        const auto real = [&] { return Real(); };
        return model::Reading{Text(), Text(), Place().side, Maybe<double>(real), Maybe<double>(real),
                              Coin(), Coin(), Text()};
    });
    v.adherence = Some<model::Adherence>([&] {
        return model::Adherence{Text(),
                                Place(),
                                m_ids.New<model::VisitId>(),
                                static_cast<model::Followed>(Int(0, 3)),
                                Text(),
                                static_cast<model::Felt>(Int(0, 3)),
                                Text(),
                                Text()};
    });
    v.late_reason = Text();
    v.resolved = Some<model::SpotId>([&] { return m_ids.New<model::SpotId>(); });
    return v;
}

model::HealthHistory RandomRecords::History() {
    model::HealthHistory h;
    h.recorded_at = Instant();
    h.recorded_by = m_ids.New<model::UserId>();
    for (int i = Int(0, 4); i > 0; --i)
        h.conditions["condition_" + std::to_string(i)] = {static_cast<model::Answer>(Int(0, 3)), Text(),
                                                          Texts(), Coin(), Text()};
    h.others = static_cast<model::Answer>(Int(0, 3));
    h.medication = Text();
    h.allergies = Text();
    h.surgery = Text();
    for (auto* answer : {&h.medicines, &h.allergic, &h.operated})
        *answer = static_cast<model::Answer>(Int(0, 3));
    h.pregnancy_weeks = Maybe<int>([&] { return Int(1, 42); });
    h.blood_pressure = Maybe<std::pair<int, int>>([&] { return std::pair(Int(80, 200), Int(40, 120)); });
    h.sleep_hours = Maybe<double>([&] { return Real(); });
    return h;
}

std::vector<model::MapPoint> RandomRecords::Stroke() {
    return Some<model::MapPoint>([&] { return model::MapPoint{Real(), Real()}; });
}

model::Client RandomRecords::Client() {
    model::Client c;
    c.id = m_ids.New<model::ClientId>();
    c.number = std::to_string(Int(1, 99999));
    for (auto* text : {&c.name, &c.preferred_name, &c.pronouns, &c.language, &c.email, &c.phone, &c.address,
                       &c.guardian, &c.emergency_contact, &c.physician, &c.occupation, &c.activity, &c.goal})
        *text = Text();
    c.birth_date = Maybe<model::Date>([&] { return Date(); });
    c.figure = static_cast<model::Figure>(Int(0, 2));
    c.next_race = Maybe<model::Race>([&] { return model::Race{Text(), Date()}; });
    c.past_races = Some<model::Race>([&] { return model::Race{Text(), Date()}; });
    c.large_print = Coin();
    c.equipment = Texts();
    c.body_mass_kg = Maybe<double>([&] { return Real(); });
    c.consents = Some<model::Consent>([&] {
        return model::Consent{m_ids.New<model::ConsentId>(),
                              Text(),
                              Instant(),
                              Maybe<model::Date>([&] { return Date(); }),
                              Maybe<model::Instant>([&] { return Instant(); }),
                              Text(),
                              Text(),
                              Text(),
                              Text(),
                              m_ids.New<model::UserId>(),
                              Text(),
                              Some<std::vector<model::MapPoint>>([&] { return Stroke(); }),
                              static_cast<model::ConsentHow>(Int(0, 4))};
    });
    c.avoid = Some<model::StandingAvoid>([&] {
        return model::StandingAvoid{Place(), Text(), Instant(),
                                    Maybe<model::Instant>([&] { return Instant(); })};
    });
    c.history = Some<model::HealthHistory>([&] { return History(); });
    c.archived = Coin();
    return c;
}

}  // namespace support
