#pragma once

// One sentence to the user and how much it weighs, whatever shows it: a line of checks, a label of
// a page, the bar above the panes.

#include <QString>

namespace glioscope {

struct Notice {
    enum class Kind {
        Good,     ///< done, or as it is needed
        Note,     ///< good to know
        Warning,  ///< goes on; the result may be wrong
        Problem,  ///< does not go on
    };
    Kind kind = Kind::Good;
    QString text;
    bool operator==(const Notice&) const = default;
};

}  // namespace glioscope
