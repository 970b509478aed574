// The desktop's list of recent files: the toolkit's choosers write into it what was chosen, and the name of a
// client's paper is a word of the chart.
#pragma once

#include <filesystem>

namespace gui {

// The entry for the file just chosen goes as soon as it comes. What a viewer writes later is the viewer's.
void KeepOutOfRecentFiles(const std::filesystem::path& file);

}  // namespace gui
