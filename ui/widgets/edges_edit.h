#pragma once

// Three whole numbers, voxels along i, j and k.

#include "segmentation/volume/geometry.h"

#include <QWidget>

#include <array>

class QSpinBox;

namespace glioscope {

class EdgesEdit : public QWidget {
    Q_OBJECT
public:
    /// The boxes' object names are `name` with i, j or k behind; `label` is read out.
    EdgesEdit(const QString& name, const QString& label, QWidget* parent = nullptr);

    [[nodiscard]] Index3 edges() const;
    void setEdges(const Index3& edges);
    void setRange(int shortest, int longest);
    void setSingleStep(int step);

Q_SIGNALS:
    void changed();

private:
    std::array<QSpinBox*, 3> m_boxes{};
};

}  // namespace glioscope
