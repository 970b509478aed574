// The sample clinic as its templates tell it, before days and ids are given. Private to desk.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/client.h"
#include "model/clinic.h"
#include "model/plan.h"

namespace desk {

// One spot followed over a client's visits.
struct SampleSpot {
    model::RegionRef at;
    std::string finding;
    int from = 1, to = 1;  // visits, counted from 1
    double start = 5, ease = 0;
    std::string technique;  // empty: left alone
    int pressure = 3, minutes = 5;
};

struct SampleClient {
    model::Client client;  // without id, birth date, race day
    int age = 40;
    std::chrono::month_day birthday{};
    std::string race;
    int race_in_days = 0;
    std::vector<std::string> conditions, notes;
    std::string medication;
    std::optional<std::pair<int, int>> blood_pressure;
    std::optional<double> sleep_hours;
    std::string complaint;
    int visits = 0, every_days = 14, minutes = 60;
    int last_days_ago = 0;
    std::string today;                     // "08:30": the last visit is today
    bool before_treatment = false;         // the last visit has only begun
    std::vector<model::TrainingDay> week;  // Monday first
    std::vector<std::string> long_km, story;
    std::vector<SampleSpot> spots;
};

struct SampleSentences {
    std::vector<std::string> objective, assessment, plan;
};

struct SampleScript {
    model::ClinicProfile clinic;
    std::string therapist, credentials;
    std::vector<SampleClient> clients;
    std::vector<std::string> health;
    SampleSentences general;
    std::map<std::string, SampleSentences> of_complaint;
};

// Reads templates/sample/{clients,notes}.toml; throws model::Error naming file and line.
[[nodiscard]] SampleScript ReadSampleScript(const std::filesystem::path& templates);

}  // namespace desk
