// From the start of the process to a painted window, beside an empty wx window of the same size, both watched
// through X11; and the memory the program then holds.
//   bench_start PALPATE [CLINIC]   (CLINIC is opened with PALPATE_PASSPHRASE_FILE, as user "demo")
#include <sys/wait.h>
#include <unistd.h>
#include <wx/app.h>
#include <wx/frame.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <string>
#include <thread>

#include "bench/bench.h"

// After wx: these headers define names like None and Status.
#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace {

using std::chrono::milliseconds;
using Command = std::vector<std::string>;

class EmptyApp : public wxApp {
public:
    bool OnInit() override {
        (new wxFrame(nullptr, wxID_ANY, "empty", wxDefaultPosition, wxSize(1440, 900)))->Show();
        return true;
    }
};

pid_t Start(const Command& command) {
    const pid_t child = fork();
    if (child != 0) return child;
    std::vector<char*> words;
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execv(words.front(), words.data());
    _exit(127);
}

bool Painted(Display* display, Window window) {
    XWindowAttributes at;
    if (!XGetWindowAttributes(display, window, &at) || at.map_state != IsViewable || at.width < 300)
        return false;
    XImage* image = XGetImage(display, window, at.width / 2, at.height / 2, 1, 1, AllPlanes, ZPixmap);
    if (!image) return false;
    const unsigned long pixel = XGetPixel(image, 0, 0) & 0xFFFFFF;
    XDestroyImage(image);
    return pixel != 0;
}

bool AnyPainted(Display* display) {
    Window root = 0, parent = 0, *children = nullptr;
    unsigned count = 0;
    if (!XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count)) return false;
    bool painted = false;
    for (unsigned i = 0; i < count && !painted; ++i) painted = Painted(display, children[i]);
    XFree(children);
    return painted;
}

long ResidentKilobytes(pid_t process) {
    std::ifstream in("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
    return 0;
}

void Stop(Display* display, pid_t process) {
    kill(process, SIGKILL);
    waitpid(process, nullptr, 0);
    while (AnyPainted(display)) std::this_thread::sleep_for(milliseconds(2));
}

pid_t RunUntilPainted(Display* display, const Command& command) {
    const pid_t process = Start(command);
    while (!AnyPainted(display) && kill(process, 0) == 0) std::this_thread::sleep_for(milliseconds(1));
    return process;
}

double Timed(Display* display, const Command& command, double* resident) {
    pid_t process = 0;
    const double seconds = bench::Seconds([&] { process = RunUntilPainted(display, command); });
    if (resident) {
        std::this_thread::sleep_for(milliseconds(1500));
        *resident = static_cast<double>(ResidentKilobytes(process)) / 1024;
    }
    Stop(display, process);
    return seconds * 1e3;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    if (std::strcmp(argv[1], "--empty") == 0) {
        wxApp::SetInstance(new EmptyApp);
        return wxEntry(argc, argv);
    }
    XSetErrorHandler(
        [](Display*, XErrorEvent*) { return 0; });  // windows may vanish while they are looked at
    Display* display = XOpenDisplay(nullptr);
    if (!display) return 77;
    Command program{argv[1]};
    if (argc > 2) program.insert(program.end(), {argv[2], "--user", "demo"});
    const Command empty{argv[0], "--empty"};
    double resident = 0, floor_resident = 0;  // MB
    std::vector<double> times, floors;
    Timed(display, empty, &floor_resident);
    Timed(display, program, &resident);
    const char* wish = std::getenv("PALPATE_BENCH_RUNS");
    for (int i = 0; i < std::max(1, wish ? std::atoi(wish) : 11); ++i) {
        floors.push_back(Timed(display, empty, nullptr));
        times.push_back(Timed(display, program, nullptr));
    }
    bench::Print({argc > 2 ? "start_open_clinic" : "start", "ms"}, times, floors);
    std::printf(
        "{\"bench\":\"resident\",\"unit\":\"MB\",\"median\":%.4g,\"floor_median\":%.4g,\"ratio\":%.4g}\n",
        resident, floor_resident, resident / floor_resident);
    XCloseDisplay(display);
    return 0;
}
