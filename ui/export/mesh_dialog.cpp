#include "ui/export/mesh_dialog.h"

#include "ui/widgets/labelled_row.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

QString textOf(MeshFormat format)
{
    switch (format) {
    case MeshFormat::Stl: return tr("STL, for printing and most programs");
    case MeshFormat::Ply: return tr("PLY, with normals");
    case MeshFormat::Obj: return tr("OBJ, as text");
    case MeshFormat::Gltf: return tr("glTF, in metres with y upwards");
    }
    return {};
}

QString nameOf(Structure structure)
{
    return QStringLiteral("meshOf") + toQString(shortName(structure));
}

/// Nothing where the segmentation has not been measured yet.
std::optional<double> mlOf(const Layer& layer, Structure structure)
{
    const auto& figures = layer.labels()->figures;
    if (!figures) {
        return std::nullopt;
    }
    const auto found = std::ranges::find(figures->volumes, structure, &LabelVolume::structure);
    return found == figures->volumes.end() ? 0.0 : found->volumeMl;
}

void addStructure(QGridLayout& grid, const Layer& layer, Structure structure)
{
    const std::optional<double> ml = mlOf(layer, structure);
    if (structure == Structure::ResectionCavity && ml == 0) {
        return;  // few segmentations have one
    }
    auto* box = new QCheckBox(QStringLiteral("%1 (%2)").arg(shownName(displayName(structure)),
                                                            toQString(shortName(structure))));
    box->setObjectName(nameOf(structure));
    box->setEnabled(!ml || *ml > 0);
    box->setChecked(box->isEnabled());
    auto* figure = new QLabel(!ml       ? QString()
                              : *ml > 0 ? tr("%1 ml").arg(shownNumber(*ml, 'f', 2))
                                        : tr("none: no file"));
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    figure->setEnabled(box->isEnabled());
    const int row = grid.rowCount();
    grid.addWidget(box, row, 0, 1, 1);
    grid.addWidget(figure, row, 1, 1, 1);
}

QComboBox* makeFormats(MeshFormat chosen)
{
    auto* formats = new QComboBox;
    formats->setObjectName(QStringLiteral("meshFormat"));
    for (const MeshFormat format : allOf<MeshFormat>()) {
        formats->addItem(textOf(format), int(format));
    }
    formats->setCurrentIndex(formats->findData(int(chosen)));
    return formats;
}

void addButtons(QVBoxLayout& layout, QDialog* dialog)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* choose = buttons->button(QDialogButtonBox::Ok);
    choose->setText(tr("Choose F&older…"));
    const auto update = [dialog, choose] {
        choose->setEnabled(!chosenMeshes(*dialog).structures.empty());
    };
    for (QCheckBox* box : dialog->findChildren<QCheckBox*>()) {
        QObject::connect(box, &QCheckBox::toggled, dialog, update);
    }
    update();
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout.addWidget(buttons);
}

}  // namespace

QDialog* makeMeshDialog(const Layer& layer, MeshFormat format, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("meshDialog"));
    dialog->setWindowTitle(tr("Surfaces"));
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new WrappedLabel;
    text->setSentence(tr("Closed, smoothed surfaces of %1, a file each. STL, PLY and OBJ are in "
                         "millimetres with x to the patient's left, y to posterior and z to "
                         "superior (LPS).")
                          .arg(shortened(QString::fromStdString(layer.name), 60)));
    text->setMinimumWidth(55 * text->fontMetrics().averageCharWidth());
    layout->addWidget(text);
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    addLabelledRow(*grid, tr("&Format"), makeFormats(format));
    for (const Structure structure : kAllStructures) {
        addStructure(*grid, layer, structure);
    }
    layout->addLayout(grid);
    addButtons(*layout, dialog);
    return dialog;
}

MeshChoice chosenMeshes(const QDialog& dialog)
{
    MeshChoice choice;
    const auto* formats = dialog.findChild<QComboBox*>(QStringLiteral("meshFormat"));
    choice.format = static_cast<MeshFormat>(formats->currentData().toInt());
    for (const Structure structure : kAllStructures) {
        const auto* box = dialog.findChild<QCheckBox*>(nameOf(structure));
        if (box && box->isChecked()) {
            choice.structures.push_back(structure);
        }
    }
    return choice;
}

}  // namespace glioscope
