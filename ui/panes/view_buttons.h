#pragma once

// Six small buttons over the 3D pane: from which side of the patient it is looked at.

#include "viewer/space/view_from.h"

#include <QWidget>

namespace glioscope {

/// "A", ...
[[nodiscard]] QString letterOf(ViewFrom side);

class ViewButtons : public QWidget {
    Q_OBJECT
public:
    explicit ViewButtons(QWidget* parent);

Q_SIGNALS:
    void chosen(glioscope::ViewFrom side);
};

}  // namespace glioscope
