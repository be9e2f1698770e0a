#include "ui/widgets/edges_edit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace glioscope {

EdgesEdit::EdgesEdit(const QString& name, const QString& label, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (std::size_t axis = 0; axis < m_boxes.size(); ++axis) {
        auto* box = new QSpinBox;
        m_boxes[axis] = box;
        box->setObjectName(name + QLatin1Char("ijk"[axis]));
        box->setAccessibleName(tr("%1 along %2").arg(label, QLatin1Char("ijk"[axis])));
        if (axis > 0) {
            layout->addWidget(new QLabel(QStringLiteral("×")));
        }
        layout->addWidget(box, 1);
        connect(box, &QSpinBox::valueChanged, this, &EdgesEdit::changed);
    }
}

Index3 EdgesEdit::edges() const
{
    return {m_boxes[0]->value(), m_boxes[1]->value(), m_boxes[2]->value()};
}

void EdgesEdit::setEdges(const Index3& edges)
{
    for (std::size_t axis = 0; axis < m_boxes.size(); ++axis) {
        m_boxes[axis]->setValue(edges[axis]);
    }
}

void EdgesEdit::setRange(int shortest, int longest)
{
    for (QSpinBox* box : m_boxes) {
        box->setRange(shortest, longest);
    }
}

void EdgesEdit::setSingleStep(int step)
{
    for (QSpinBox* box : m_boxes) {
        box->setSingleStep(step);
    }
}

}  // namespace glioscope
