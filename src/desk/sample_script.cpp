#include "desk/sample_script.h"

#include "terms/toml_file.h"

namespace desk {

namespace {

using terms::Table;

model::ClinicProfile ReadClinic(const Table& table) {
    model::ClinicProfile clinic;
    clinic.name = table.Text("name");
    clinic.address = table.Text("address");
    clinic.phone = table.Text("phone");
    clinic.email = table.Text("email");
    clinic.zone = table.Text("zone");
    clinic.language = table.Text("language");
    clinic.paper = table.Text("paper");
    return clinic;
}

SampleSpot ReadSpot(const Table& table) {
    SampleSpot spot;
    const auto side = model::ParseSide(table.Text("side"));
    if (!side) table.Refuse("side = \"left\", \"right\" or \"midline\"");
    spot.at = {table.Text("region"), *side};
    spot.finding = table.Text("finding");
    spot.from = table.Whole("from");
    spot.to = table.Whole("to");
    spot.start = table.Number("start");
    spot.ease = table.Number("ease");
    spot.technique = table.Text("technique", "");
    spot.pressure = table.Whole("pressure", 3);
    spot.minutes = table.Whole("minutes", 5);
    return spot;
}

// "intervals:6 × 800 m"
model::TrainingDay ReadDay(const Table& table, const std::string& text) {
    const auto colon = text.find(':');
    const auto load = model::ParseLoad(text.substr(0, colon));
    if (!load) table.Refuse("a training load in week");
    return {*load, colon == std::string::npos ? std::string() : text.substr(colon + 1)};
}

std::chrono::month_day ReadBirthday(const Table& table) {
    const auto day = model::ParseDate("2024-" + table.Text("birthday"));
    if (!day) table.Refuse("birthday = \"MM-DD\"");
    return {day->month(), day->day()};
}

model::Client ReadPerson(const Table& table) {
    model::Client client;
    client.name = table.Text("name");
    client.preferred_name = table.Text("preferred_name", "");
    client.pronouns = table.Text("pronouns", "");
    client.language = table.Text("language");
    client.email = table.Text("email");
    client.phone = table.Text("phone");
    client.address = table.Text("address");
    client.guardian = table.Text("guardian", "");
    client.emergency_contact = table.Text("emergency", "");
    client.occupation = table.Text("occupation", "");
    client.activity = table.Text("activity", "");
    client.goal = table.Text("goal", "");
    client.equipment = table.Texts("equipment");
    client.body_mass_kg = table.OptionalNumber("mass_kg");
    return client;
}

void ReadHealth(const Table& table, SampleClient& of) {
    of.conditions = table.Texts("conditions");
    of.notes = table.Texts("notes");
    of.medication = table.Text("medication", "");
    of.sleep_hours = table.OptionalNumber("sleep_hours");
    const std::string pressure = table.Text("blood_pressure", "");
    const auto slash = pressure.find('/');
    if (slash == std::string::npos) return;
    of.blood_pressure = {std::stoi(pressure.substr(0, slash)), std::stoi(pressure.substr(slash + 1))};
}

SampleClient ReadClient(const Table& table) {
    SampleClient of;
    of.client = ReadPerson(table);
    of.age = table.Whole("age");
    of.birthday = ReadBirthday(table);
    of.race = table.Text("race", "");
    of.race_in_days = table.Whole("race_in_days", 0);
    ReadHealth(table, of);
    of.complaint = table.Text("complaint");
    of.visits = table.Whole("visits");
    of.every_days = table.Whole("every_days");
    of.minutes = table.Whole("minutes");
    of.today = table.Text("today", "");
    of.last_days_ago = table.Whole("last_days_ago", 0);
    of.before_treatment = table.Flag("before_treatment", false);
    for (const std::string& day : table.Texts("week")) of.week.push_back(ReadDay(table, day));
    of.long_km = table.Texts("long_km");
    of.story = table.Texts("story");
    for (const Table& spot : table.Children("spot")) of.spots.push_back(ReadSpot(spot));
    if (of.week.size() != 7) table.Refuse("seven days in week");
    if (of.story.size() != static_cast<std::size_t>(of.visits))
        table.Refuse("one line of story for each visit");
    return of;
}

SampleSentences ReadSentences(const Table& table) {
    return {table.Texts("objective"), table.Texts("assessment"), table.Texts("plan")};
}

}  // namespace

SampleScript ReadSampleScript(const std::filesystem::path& templates) {
    const terms::TomlFile people(templates / "sample" / "clients.toml");
    const terms::TomlFile notes(templates / "sample" / "notes.toml");
    SampleScript script;
    const Table clinic = people.Root().Child("clinic");
    script.clinic = ReadClinic(clinic);
    script.therapist = clinic.Text("therapist");
    script.credentials = clinic.Text("credentials");
    for (const Table& client : people.Root().Children("client")) script.clients.push_back(ReadClient(client));
    script.health = notes.Root().Child("health").Texts("lines");
    for (const std::string& complaint : notes.Root().Keys()) {
        if (complaint == "health") continue;
        script.of_complaint[complaint] = ReadSentences(notes.Root().Child(complaint));
    }
    script.general = script.of_complaint["general"];
    return script;
}

}  // namespace desk
