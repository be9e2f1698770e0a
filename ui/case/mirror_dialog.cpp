#include "ui/case/mirror_dialog.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/translated.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QVariant>

namespace glioscope {
namespace {

constexpr const char* kAnswer = "mirrorAnswer";

QString reasonSentence(const QString& name, MirrorQuestion::Reason reason)
{
    switch (reason) {
    case MirrorQuestion::Reason::Grid:
        return tr("The grid of the segmentation %1 fits the images only if one of its axes runs the other way.")
            .arg(name);
    case MirrorQuestion::Reason::Forms:
        return tr("The file of the segmentation %1 states two orientations that mirror each other.")
            .arg(name);
    case MirrorQuestion::Reason::Content: break;
    }
    return tr("The edges of the segmentation %1 lie where the images change only if it is mirrored.")
        .arg(name);
}

QLabel* makeLetter(const QString& letter, const QString& meaning)
{
    auto* label = new QLabel(letter);
    label->setAccessibleName(meaning);
    label->setToolTip(meaning);
    return label;
}

/// Patient's right and left at the edges, as in the panes.
QWidget* makeSide(const QString& title, const QString& name, const Placement& placement)
{
    auto* side = new QWidget;
    auto* grid = new QGridLayout(side);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    auto* heading = new QLabel(title);
    heading->setAlignment(Qt::AlignCenter);
    auto* picture = new PictureView(name, tr("There is no picture of it."));
    picture->setImage(placement.picture);
    picture->setMinimumSize(220, 220);
    grid->addWidget(heading, 0, 1);
    grid->addWidget(makeLetter(tr("R"), tr("The patient's right")), 1, 0);
    grid->addWidget(picture, 1, 1);
    grid->addWidget(makeLetter(tr("L"), tr("The patient's left")), 1, 2);
    return side;
}

void addAnswer(QDialogButtonBox& buttons, QDialog* dialog, const QString& text, bool mirrored)
{
    QPushButton* button = buttons.addButton(text, QDialogButtonBox::ActionRole);
    button->setAutoDefault(false);
    button->setObjectName(mirrored ? QStringLiteral("useMirrored")
                                   : QStringLiteral("keepAsStated"));
    QObject::connect(button, &QPushButton::clicked, dialog, [dialog, mirrored] {
        dialog->setProperty(kAnswer, mirrored);
        dialog->accept();
    });
}

}  // namespace

QDialog* makeMirrorDialog(const QString& name, const MirrorQuestion& question, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("mirrorDialog"));
    dialog->setWindowTitle(tr("Is this segmentation mirrored?"));
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new WrappedLabel;
    text->setSentence(tr("%1 Which one is right? The answer is kept for this file, and the panel "
                         "Geometry leads back here.")
                          .arg(reasonSentence(name, question.reason)));
    text->setToolTip(shownPath(pathString(question.file)));
    layout->addWidget(text);
    auto* sides = new QHBoxLayout;
    sides->addWidget(
        makeSide(tr("As the file says"), QStringLiteral("pictureAsStated"), question.asStated));
    sides->addWidget(
        makeSide(tr("Mirrored"), QStringLiteral("pictureMirrored"), question.mirrored));
    layout->addLayout(sides, 1);
    auto* buttons = new QDialogButtonBox;
    addAnswer(*buttons, dialog, tr("Keep as the &File Says"), false);
    addAnswer(*buttons, dialog, tr("Use &Mirrored"), true);
    QPushButton* later = buttons->addButton(tr("Decide &Later"), QDialogButtonBox::RejectRole);
    later->setDefault(true);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->resize(640, 460);
    return dialog;
}

std::optional<bool> mirrorAnswer(const QDialog& dialog)
{
    const QVariant answer = dialog.property(kAnswer);
    return answer.isValid() ? std::optional(answer.toBool()) : std::nullopt;
}

}  // namespace glioscope
