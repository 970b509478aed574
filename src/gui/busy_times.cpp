#include "gui/busy_times.h"

#include <glib.h>
#include <wx/utils.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

namespace gui {
namespace {

using Moment = std::chrono::steady_clock::time_point;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr double kWorthALine = 1;  // milliseconds

// Between two polls nothing that happens outside is seen: that is how long a key or a paint may have to wait.
struct Recorder {
    std::FILE* file = nullptr;
    GPollFunc poll = nullptr;
    Moment awake;
    double awake_work = 0;
    std::string kinds;
};
Recorder recorder;

// What other programs take of the machine is not in it.
double Work() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

void WriteLine(Moment now) {
    const double busy = Milliseconds(now - recorder.awake).count();
    if (busy >= kWorthALine) {
        std::fprintf(recorder.file, "%.1f %.1f %s %.1f\n",
                     Milliseconds(recorder.awake.time_since_epoch()).count(), busy,
                     recorder.kinds.empty() ? "-" : recorder.kinds.c_str(), Work() - recorder.awake_work);
        std::fflush(recorder.file);
    }
    recorder.kinds.clear();
}

gint Poll(GPollFD* fds, guint count, gint timeout) {
    WriteLine(std::chrono::steady_clock::now());
    const gint ready = recorder.poll(fds, count, timeout);
    recorder.awake = std::chrono::steady_clock::now();
    recorder.awake_work = Work();
    return ready;
}

char KindOf(wxEventType type) {
    if (type == wxEVT_KEY_DOWN || type == wxEVT_CHAR || type == wxEVT_CHAR_HOOK) return 'k';
    if (type == wxEVT_LEFT_DOWN || type == wxEVT_LEFT_UP) return 'c';
    if (type == wxEVT_MOUSEWHEEL) return 'w';
    if (type == wxEVT_PAINT) return 'p';
    if (type == wxEVT_TIMER) return 't';
    if (type == wxEVT_MENU || type == wxEVT_BUTTON) return 'm';
    if (type == wxEVT_SIZE) return 's';
    return 'o';
}

}  // namespace

void BusyTimes::Start() {
    wxString file;
    if (!wxGetEnv("PALPATE_TIMES", &file) || file.empty()) return;
    recorder.file = std::fopen(file.utf8_str(), "w");
    if (!recorder.file) return;
    recorder.awake = std::chrono::steady_clock::now();
    recorder.poll = g_main_context_get_poll_func(nullptr);
    g_main_context_set_poll_func(nullptr, Poll);
}

void BusyTimes::Note(const wxEvent& event) {
    if (!recorder.file) return;
    const char kind = KindOf(event.GetEventType());
    if (recorder.kinds.find(kind) == std::string::npos) recorder.kinds += kind;
}

}  // namespace gui
