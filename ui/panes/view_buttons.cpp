#include "ui/panes/view_buttons.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace glioscope {
namespace {

QString sentenceOf(ViewFrom side)
{
    switch (side) {
    case ViewFrom::Anterior:
        return ViewButtons::tr("From the front (anterior); the patient's left is on the right");
    case ViewFrom::Posterior:
        return ViewButtons::tr("From behind (posterior); the patient's left is on the left");
    case ViewFrom::Left: return ViewButtons::tr("From the patient's left");
    case ViewFrom::Right: return ViewButtons::tr("From the patient's right");
    case ViewFrom::Superior:
        return ViewButtons::tr("From above (superior); the patient's left is on the left");
    case ViewFrom::Inferior:
        return ViewButtons::tr(
            "From below (inferior); the patient's left is on the right, as in "
            "axial slices");
    }
    return {};
}

}  // namespace

QString letterOf(ViewFrom side)
{
    switch (side) {
    case ViewFrom::Anterior: return QStringLiteral("A");
    case ViewFrom::Posterior: return QStringLiteral("P");
    case ViewFrom::Left: return QStringLiteral("L");
    case ViewFrom::Right: return QStringLiteral("R");
    case ViewFrom::Superior: return QStringLiteral("S");
    case ViewFrom::Inferior: return QStringLiteral("I");
    }
    return {};
}

ViewButtons::ViewButtons(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("viewButtons"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (const ViewFrom side : kAllViews) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("viewFrom") + letterOf(side));
        button->setText(letterOf(side));
        button->setToolTip(sentenceOf(side));
        button->setAccessibleName(sentenceOf(side));
        button->setCursor(Qt::ArrowCursor);
        button->setFocusPolicy(Qt::NoFocus);  // the pane keeps its keys; the menu has the same
        button->setFixedSize(fontMetrics().height() + 6, fontMetrics().height() + 6);
        connect(button, &QToolButton::clicked, this, [this, side] { Q_EMIT chosen(side); });
        row->addWidget(button);
    }
    // Over a dark picture in light and dark looks alike.
    setStyleSheet(
        QStringLiteral("QToolButton { color: rgb(210, 216, 224); background: rgba(20, 24, 30, 170);"
                       " border: 1px solid rgba(150, 160, 175, 110); border-radius: 3px; }"
                       "QToolButton:hover { background: rgb(70, 84, 104); color: white; }"
                       "QToolButton:pressed { background: rgb(96, 114, 140); }"));
    adjustSize();
}

}  // namespace glioscope
