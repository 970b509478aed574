// Looks into a PDF with the tools people use: qpdf, pdftotext, pdffonts, pdftoppm.
#pragma once

#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "support/temp_dir.h"

namespace support {

struct Answer {
    int status = -1;
    std::string out;
};

inline Answer RunTool(const std::string& command) {
    Answer answer;
    FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return answer;
    char buffer[4096];
    for (std::size_t got; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) answer.out.append(buffer, got);
    const int status = pclose(pipe);
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return answer;
}

inline bool HavePdfTools() {
    return RunTool(
               "command -v qpdf && command -v pdftotext && command -v pdffonts && command -v pdftoppm && "
               "command -v "
               "pdfinfo")
               .status == 0;
}

// Grey values of a rendered page, row by row.
struct Picture {
    int width = 0, height = 0;
    std::vector<unsigned char> grey;

    [[nodiscard]] int At(int x, int y) const { return grey[static_cast<std::size_t>(y * width + x)]; }
    [[nodiscard]] int DarkIn(int left, int top, int right, int bottom, int below = 128) const {
        int count = 0;
        for (int y = std::max(0, top); y < std::min(bottom, height); ++y) {
            for (int x = std::max(0, left); x < std::min(right, width); ++x)
                count += At(x, y) < below ? 1 : 0;
        }
        return count;
    }
};

struct Word {
    int page = 0;
    double left = 0, top = 0, right = 0, bottom = 0;
    std::string text;
};

class PdfProbe {
public:
    explicit PdfProbe(const std::string& bytes) {
        std::ofstream(File(), std::ios::binary) << bytes;
        // A failing case can be looked at later.
        if (const char* keep = std::getenv("PALPATE_KEEP_PDF")) {
            static int count = 0;
            std::ofstream(std::filesystem::path(keep) / ("page" + std::to_string(++count) + ".pdf"),
                          std::ios::binary)
                << bytes;
        }
    }

    [[nodiscard]] std::filesystem::path File() const { return m_folder.Path() / "page.pdf"; }
    [[nodiscard]] bool Sound() const { return Tool("qpdf --check").status == 0; }
    [[nodiscard]] std::string Info() const { return Tool("pdfinfo -enc UTF-8").out; }

    // What qpdf complains about, if anything.
    [[nodiscard]] std::string Complaints() const { return Tool("qpdf --check", " 2>&1 | grep -i warn").out; }
    // As a screen reader goes through it, a line for each part and its text.
    [[nodiscard]] std::string Structure() const { return Tool("pdfinfo -enc UTF-8 -struct-text").out; }
    // All objects as they are read, nothing packed or compressed.
    [[nodiscard]] std::string Plain() const {
        return Tool("qpdf --qdf --object-streams=disable --no-original-object-ids", " -").out;
    }

    // Text with every run of white space as one space.
    [[nodiscard]] std::string Text() const {
        std::string flat;
        for (const char c : Tool("pdftotext -q -raw -enc UTF-8", " -").out) {
            const bool space = c == ' ' || c == '\n' || c == '\f' || c == '\t';
            if (!space) flat += c;
            if (space && !flat.empty() && flat.back() != ' ') flat += ' ';
        }
        return flat;
    }

    // Font lines of pdffonts, name first.
    [[nodiscard]] std::vector<std::string> Fonts() const {
        std::istringstream lines(Tool("pdffonts").out);
        std::vector<std::string> fonts;
        std::string line;
        for (int i = 0; std::getline(lines, line); ++i) {
            if (i >= 2) fonts.push_back(line);
        }
        return fonts;
    }

    [[nodiscard]] std::vector<Word> Words() const {
        static const std::regex word(
            "<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" "
            "yMax=\"([-0-9.]+)\">(.*?)</word>");
        std::istringstream lines(Tool("pdftotext -q -bbox -enc UTF-8", " -").out);
        std::vector<Word> words;
        int page = 0;
        for (std::string line; std::getline(lines, line);) {
            if (line.find("<page ") != std::string::npos) ++page;
            std::smatch m;
            if (!std::regex_search(line, m, word)) continue;
            words.push_back({page, std::stod(m[1]), std::stod(m[2]), std::stod(m[3]), std::stod(m[4]), m[5]});
        }
        return words;
    }

    // One pixel per point; page counted from 1.
    [[nodiscard]] Picture Render(int page, int dpi = 72) const {
        const std::string number = std::to_string(page);
        const Answer pgm =
            Tool("pdftoppm -q -gray -r " + std::to_string(dpi) + " -f " + number + " -l " + number);
        std::istringstream in(pgm.out);
        std::string magic;
        int depth = 0;
        Picture picture;
        in >> magic >> picture.width >> picture.height >> depth;
        in.get();
        picture.grey.resize(static_cast<std::size_t>(picture.width * picture.height));
        in.read(reinterpret_cast<char*>(picture.grey.data()),
                static_cast<std::streamsize>(picture.grey.size()));
        if (magic != "P5" || !in) return {};
        return picture;
    }

private:
    [[nodiscard]] Answer Tool(const std::string& command, const std::string& after = {}) const {
        return RunTool(command + " '" + File().string() + "'" + after);
    }
    TempDir m_folder;
};

}  // namespace support
