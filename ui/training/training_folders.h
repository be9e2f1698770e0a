#pragma once

// The folders of the last training, remembered from one start to the next.

#include <QString>

namespace glioscope {

struct TrainingFolders {
    QString dataset;
    QString patches;
    QString run;
    bool operator==(const TrainingFolders&) const = default;
};

}  // namespace glioscope
