#include "store/note_table.h"

#include "store/columns.h"

namespace store {
namespace {

void WriteObjective(Engine& engine, const model::Visit& visit) {
    engine.Prepare("DELETE FROM objective_lines WHERE visit = ?").Bind(visit.id).Run();
    int position = 0;
    for (const auto& line : visit.objective)
        engine
            .Prepare(
                "INSERT INTO objective_lines (visit, position, mark, treatment, text, generated) "
                "VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(visit.id, position++, line.mark, line.treatment, line.text, line.generated)
            .Run();
}

void WriteCopied(Engine& engine, const model::Visit& visit) {
    engine.Prepare("DELETE FROM copied_lines WHERE visit = ?").Bind(visit.id).Run();
    int position = 0;
    for (const auto& copied : visit.copied_lines)
        engine.Prepare("INSERT INTO copied_lines (visit, position, part, line) VALUES (?, ?, ?, ?)")
            .Bind(visit.id, position++, model::ToText(copied.part), copied.line)
            .Run();
}

void WriteResolved(Engine& engine, const model::Visit& visit) {
    engine.Prepare("DELETE FROM resolved_spots WHERE visit = ?").Bind(visit.id).Run();
    int position = 0;
    for (const auto& spot : visit.resolved)
        engine.Prepare("INSERT INTO resolved_spots (visit, position, spot) VALUES (?, ?, ?)")
            .Bind(visit.id, position++, spot)
            .Run();
}

void WriteReadings(Engine& engine, const model::Visit& visit) {
    engine.Prepare("DELETE FROM readings WHERE visit = ?").Bind(visit.id).Run();
    int position = 0;
    for (const auto& r : visit.readings)
        engine
            .Prepare(
                "INSERT INTO readings (visit, position, measure, item, side, before, after, passive, "
                "painful, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(visit.id, position++, r.measure, r.item, model::ToText(r.side), r.before, r.after,
                  r.passive, r.painful, r.note)
            .Run();
}

void ReadReadings(Engine& engine, model::Visit& visit) {
    Query query = engine.Prepare(
        "SELECT measure, item, before, after, passive, painful, note, side FROM readings WHERE visit = ? "
        "ORDER BY position");
    query.Bind(visit.id);
    std::string side;
    while (query.Step()) {
        auto& r = visit.readings.emplace_back();
        query.Take(r.measure, r.item, r.before, r.after, r.passive, r.painful, r.note, side);
        r.side = FromWord(&model::ParseSide, side);
    }
}

void WriteAdherence(Engine& engine, const model::Visit& visit) {
    engine.Prepare("DELETE FROM adherence WHERE visit = ?").Bind(visit.id).Run();
    int position = 0;
    for (const auto& one : visit.adherence)
        engine
            .Prepare(
                "INSERT INTO adherence (visit, position, item, region, side, plan, followed, why, felt, "
                "words, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(visit.id, position++, one.item, one.at.region, model::ToText(one.at.side), one.plan,
                  model::ToText(one.followed), one.why, model::ToText(one.felt), one.words, one.name)
            .Run();
}

void ReadAdherence(Engine& engine, model::Visit& visit) {
    Query query = engine.Prepare(
        "SELECT item, region, side, plan, followed, why, felt, words, name FROM adherence WHERE visit = ? "
        "ORDER BY position");
    query.Bind(visit.id);
    std::string side, followed, felt;
    while (query.Step()) {
        auto& one = visit.adherence.emplace_back();
        query.Take(one.item, one.at.region, side, one.plan, followed, one.why, felt, one.words, one.name);
        one.at.side = FromWord(&model::ParseSide, side);
        one.followed = FromWord(&model::ParseFollowed, followed);
        one.felt = FromWord(&model::ParseFelt, felt);
    }
}

void ReadObjective(Engine& engine, model::Visit& visit) {
    Query query = engine.Prepare(
        "SELECT mark, treatment, text, generated FROM objective_lines WHERE visit = ? ORDER BY position");
    query.Bind(visit.id);
    while (query.Step()) {
        auto& line = visit.objective.emplace_back();
        query.Take(line.mark, line.treatment, line.text, line.generated);
    }
}

}  // namespace

void ReadNote(Engine& engine, model::Visit& visit) {
    ReadObjective(engine, visit);
    ReadReadings(engine, visit);
    ReadAdherence(engine, visit);
    Query copied = engine.Prepare("SELECT part, line FROM copied_lines WHERE visit = ? ORDER BY position");
    copied.Bind(visit.id);
    std::string part;
    while (copied.Step()) {
        auto& line = visit.copied_lines.emplace_back();
        copied.Take(part, line.line);
        line.part = FromWord(&model::ParseSoapPart, part);
    }
    Query resolved = engine.Prepare("SELECT spot FROM resolved_spots WHERE visit = ? ORDER BY position");
    resolved.Bind(visit.id);
    while (resolved.Step()) resolved.Take(visit.resolved.emplace_back());
}

void WriteNote(Engine& engine, const model::Visit& old, const model::Visit& visit) {
    if (old.objective != visit.objective) WriteObjective(engine, visit);
    if (old.copied_lines != visit.copied_lines) WriteCopied(engine, visit);
    if (old.resolved != visit.resolved) WriteResolved(engine, visit);
    if (old.readings != visit.readings) WriteReadings(engine, visit);
    if (old.adherence != visit.adherence) WriteAdherence(engine, visit);
}

}  // namespace store
