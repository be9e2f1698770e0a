#pragma once

// The folders of the last training, remembered from one start to the next.

#include <QString>

namespace glioscope {

struct TrainingFolders {
    QString dataset;
    QString patches;
    QString run = {};    ///< shown last
    QString going = {};  ///< started last, which may be going on while another is shown
    bool operator==(const TrainingFolders&) const = default;
};

}  // namespace glioscope
