#pragma once

// Folders and settings of the last training, remembered from one start to the next.

#include <QString>

namespace glioscope {

struct TrainingFolders {
    QString dataset;
    QString patches;
    QString run = {};       ///< shown last
    QString started = {};   ///< last here; it may be going on while another is shown
    QString recipe = {};    ///< its key
    QString settings = {};  ///< edits of it, as JSON; empty for none
    bool operator==(const TrainingFolders&) const = default;
};

}  // namespace glioscope
