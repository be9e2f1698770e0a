#pragma once

// The arrangements of panes there are, in one table: menu, keys, settings and command line are made
// from it, so that another one is a row here.

#include "viewer/state/pane_spec.h"

#include <QKeySequence>
#include <QList>
#include <QString>

#include <cstddef>
#include <span>
#include <vector>

namespace glioscope {

/// What a layout is made of.
struct LayoutParts {
    SlicePlane plane = SlicePlane::Axial;
    std::vector<LayerId> layers = {};  ///< segmentations, for panes that show one each
};

struct LayoutInfo {
    const char* key;   ///< as settings and the command line call it
    const char* text;  ///< with & for the menu key; see layoutText()
    const char* help;
    const char* keys;
    bool choosesPlane;  ///< whether LayoutParts::plane has a say
    Layout (*make)(const LayoutParts& parts);
};

/// The first is the one that a window begins with.
[[nodiscard]] std::span<const LayoutInfo> layoutTable();
/// Null where there is none of this name.
[[nodiscard]] const LayoutInfo* layoutCalled(QStringView key);

/// A text of the table in the user's language.
[[nodiscard]] QString layoutText(const char* text);
[[nodiscard]] QList<QKeySequence> keysOf(const LayoutInfo& info);

/// Segmentations to stand beside each other: all where there are at most `most`, else the first,
/// the active one and the newest.
[[nodiscard]] std::vector<LayerId> layersToCompare(const ViewState& state, std::size_t most = 4);

}  // namespace glioscope
