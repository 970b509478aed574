#include "gui/app.h"

wxIMPLEMENT_APP(gui::App);
