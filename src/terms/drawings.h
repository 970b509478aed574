// How each exercise is drawn; read from templates/figures.toml.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "model/pose.h"

namespace terms {

// What can be drawn; asked of the layer that draws.
struct DrawingWords {
    std::function<bool(std::string_view)> point, part, prop;
    std::function<bool(std::string_view part, std::string_view where)> place;
};

class Drawings {
public:
    // Throws BadInput naming file and line: an unknown name, a joint out of its range, a number out of its
    // bounds, an exercise drawn twice.
    static Drawings Load(const std::filesystem::path& templates, const DrawingWords& words);
    // nullptr: nobody has drawn it yet.
    [[nodiscard]] const model::ExerciseDrawing* Find(std::string_view item) const;
    [[nodiscard]] const std::map<std::string, model::ExerciseDrawing, std::less<>>& All() const {
        return m_drawings;
    }

private:
    std::map<std::string, model::ExerciseDrawing, std::less<>> m_drawings;
};

}  // namespace terms
