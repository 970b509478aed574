// saver DATA CLINIC USER PASSPHRASE ROUND: charts one visit the way the window does, one save after the
// other, and tells each on standard output once it is durable. It never ends by itself; tests/campaigns/kill
// ends it.
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <string>

#include "desk/clinic.h"
#include "desk/resources.h"

namespace {

constexpr std::size_t kMostMarks = 60;

void Step(desk::VisitEditor& editor, long step) {
    if (step % 2 == 0) {
        model::SoapNote soap = editor.Visit().soap;
        soap.plan = "step " + std::to_string(step);
        editor.SetSoap(soap);
    } else if (editor.Visit().marks.size() < kMostMarks) {
        editor.AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "pain");
    } else {
        editor.RemoveMark(editor.Visit().marks.front().id);
    }
}

// In one write, so that no half line is ever seen.
bool Acknowledge(const model::Visit& visit) {
    const std::string line = visit.id.value + '|' + visit.soap.plan + '|' +
                             std::to_string(visit.marks.size()) + '|' +
                             (visit.marks.empty() ? "" : visit.marks.back().id.value) + '\n';
    return ::write(STDOUT_FILENO, line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

void SaveOnAndOn(char** argv) {
    desk::Resources resources(argv[1], argv[1]);
    const model::SystemClock clock;
    model::SystemIdSource ids(clock);
    const auto clinic =
        desk::Clinic::Open(resources, argv[2], argv[3], argv[4], {&clock, &ids, store::KeyCost::Normal});
    const auto clients = clinic->Store().FindClients("");
    const auto& client = clients.at(std::stoul(argv[5]) % clients.size());
    const auto editor = clinic->StartVisit(client.id);
    for (long step = 0; Acknowledge(editor->Visit()); ++step) Step(*editor, step);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 6) return 2;
    try {
        SaveOnAndOn(argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    return 1;
}
