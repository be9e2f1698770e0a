#include "ui/window/dialogs.h"

#include "segmentation/system/version.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/translated.h"

#include <QButtonGroup>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

constexpr int kWithoutLabels = static_cast<int>(kChoosableLabelSchemes.size());

/// Something would be lost: a question with a way out.
struct Loss {
    QMessageBox::Icon icon;
    const char* objectName;
    QString title;
    QString text;
    QString button;  ///< that goes through with it
};

bool isWanted(const Loss& loss, QWidget* parent)
{
    QMessageBox box(loss.icon, loss.title, loss.text, QMessageBox::NoButton, parent);
    box.setObjectName(QLatin1String(loss.objectName));
    const QPushButton* button = box.addButton(loss.button, QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == button;
}

bool fits(LabelScheme scheme, const std::vector<LabelScheme>& fitting)
{
    return std::ranges::find(fitting, scheme) != fitting.end();
}

WrappedLabel* makeSentence(const QString& text)
{
    auto* label = new WrappedLabel;
    label->setSentence(text);
    label->setMinimumWidth(60 * label->fontMetrics().averageCharWidth());
    return label;
}

}  // namespace

QDialog* makeLabelSchemeDialog(const QString& caseName, const std::vector<LabelScheme>& fitting,
                               QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("labelSchemeDialog"));
    dialog->setWindowTitle(tr("What do the labels mean?"));
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(
        makeSentence(tr("The numbers in the labels of %1 can mean several things, and nothing in "
                        "its names decides. Where does the case come from?")
                         .arg(caseName)));
    if (fits(LabelScheme::Brats2021, fitting) && fits(LabelScheme::Brats2023, fitting)) {
        layout->addWidget(
            makeSentence(tr("A 4 is enhancing tumour (ET) to 2021 and, after an operation, the "
                            "resection cavity (RC) from 2024.")));
    }
    auto* group = new QButtonGroup(dialog);
    for (std::size_t i = 0; i < kChoosableLabelSchemes.size(); ++i) {
        auto* choice = new QRadioButton(shownName(displayName(kChoosableLabelSchemes[i])));
        const bool possible = fits(kChoosableLabelSchemes[i], fitting);
        choice->setEnabled(possible);
        if (!possible && kChoosableLabelSchemes[i] == LabelScheme::BratsPed) {
            choice->hide();  // offered to paediatric cases alone
        }
        choice->setChecked(possible && group->checkedId() < 0);
        if (!possible) {
            choice->setToolTip(tr("The labels hold a number that this scheme does not have."));
        }
        group->addButton(choice, static_cast<int>(i));
        layout->addWidget(choice);
    }
    auto* without = new QRadioButton(tr("Open it without the labels"));
    group->addButton(without, kWithoutLabels);
    layout->addWidget(without);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return dialog;
}

std::optional<LabelScheme> chosenScheme(const QDialog& dialog)
{
    const auto* group = dialog.findChild<QButtonGroup*>();
    const int id = group ? group->checkedId() : kWithoutLabels;
    return id >= 0 && id < kWithoutLabels
               ? std::optional(kChoosableLabelSchemes[static_cast<std::size_t>(id)])
               : std::nullopt;
}

QDialog* makeAboutBox(QWidget* parent)
{
    auto* box = new QMessageBox(parent);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Glioscope"));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/glioscope.svg"))
                           .pixmap(QSize(72, 72), box->devicePixelRatioF()));
    box->setText(
        QStringLiteral("<h3>Glioscope %1</h3><p>%2</p><p><b>%3</b></p>")
            .arg(QStringLiteral(GLIOSCOPE_VERSION),
                 tr("Viewer and segmentation for brain-tumour MRI. Volumes stay on this computer; "
                    "nothing is sent anywhere."),
                 tr("For research and teaching, not for diagnosis.")));
    box->setInformativeText(tr("Built with Qt, VTK, ITK, LibTorch and HDF5. Apache License 2.0."));
    box->setStandardButtons(QMessageBox::Close);
    return box;
}

UnsavedAnswer askAboutUnsaved(const QStringList& names, QWidget* parent)
{
    const bool one = names.size() == 1;
    const QString which = breakable(listed(names));
    QMessageBox box(
        QMessageBox::Question, one ? tr("Segmentation not saved") : tr("Segmentations not saved"),
        one ? tr("The segmentation %1 is not saved. Without saving it is lost.").arg(which)
            : tr("%1 segmentations of this case are not saved: %2. Without saving they "
                 "are lost.")
                  .arg(QString::number(names.size()), which),
        QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("unsavedQuestion"));
    const QPushButton* save =
        box.addButton(one ? tr("Save…") : tr("Save All…"), QMessageBox::AcceptRole);
    const QPushButton* discard =
        box.addButton(one ? tr("Discard") : tr("Discard All"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == save      ? UnsavedAnswer::Save
           : box.clickedButton() == discard ? UnsavedAnswer::Discard
                                            : UnsavedAnswer::Stay;
}

bool askToEndSegmentation(QWidget* parent)
{
    return isWanted(
        {QMessageBox::Question, "runningQuestion", tr("Segmentation going on"),
         tr("This case is being segmented. Leaving it ends that without a result."), tr("End It")},
        parent);
}

bool askToStopSegmentation(QWidget* parent)
{
    return isWanted({QMessageBox::Question, "stopQuestion", tr("Stop the segmentation?"),
                     tr("What is done already stays. The model that runs now leaves no result."),
                     tr("Stop It")},
                    parent);
}

bool askToRemove(const QString& name, QWidget* parent)
{
    return isWanted(
        {QMessageBox::Question, "removeQuestion", tr("Remove the segmentation?"),
         tr("%1 is not saved. Removing it loses it.").arg(breakable(name)), tr("Remove")},
        parent);
}

QMessageBox* makeStraightenBox(const std::vector<std::filesystem::path>& files, double movedMm,
                               QWidget* parent)
{
    QStringList names;
    for (const std::filesystem::path& file : files) {
        names << shownPath(pathString(file.filename()));
    }
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Axes not at right angles"),
        tr("The axes of %1 are not at right angles, which cannot be shown as it is. "
           "Straightened, they open, and a corner moves by up to %2 mm; what is measured there "
           "is off by as much. The panel Geometry says so while the case is open.")
            .arg(listed(names), shownNumber(movedMm, 'g', 2)),
        QMessageBox::Cancel, parent);
    box->setObjectName(QStringLiteral("straightenBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->addButton(tr("&Straighten and Open"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    return box;
}

bool askToReplace(const QStringList& files, QWidget* parent)
{
    QStringList names;
    for (const QString& file : files) {
        names << breakable(QDir::toNativeSeparators(file));
    }
    const bool one = files.size() == 1;
    return isWanted({QMessageBox::Warning, "replaceQuestion",
                     one ? tr("Replace the file?") : tr("Replace the files?"),
                     (one ? tr("%1 is there already. Replacing it loses what it holds.")
                          : tr("%1 are there already. Replacing them loses what they hold."))
                         .arg(listed(names)),
                     one ? tr("Replace") : tr("Replace All")},
                    parent);
}

}  // namespace glioscope
