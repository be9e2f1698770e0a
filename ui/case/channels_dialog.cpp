#include "ui/case/channels_dialog.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kPictureEdge = 150;
constexpr int kPicturesARow = 4;
constexpr int kUnanswered = -1;
constexpr int kNoSequence = 4;  ///< 0 to 3 are Sequence's

QString nameOf(Sequence sequence)
{
    return toQString(displayName(sequence));
}

QLabel* pictureOf(const ChannelPicture& picture)
{
    const QImage image(picture.grey.data(), picture.width, picture.height, picture.width,
                       QImage::Format_Grayscale8);
    auto* label = new QLabel;
    label->setFixedSize(kPictureEdge, kPictureEdge);
    label->setAlignment(Qt::AlignCenter);
    if (!image.isNull()) {
        const QSizeF size = QSizeF(picture.widthMm, picture.heightMm)
                                .scaled(kPictureEdge, kPictureEdge, Qt::KeepAspectRatio);
        label->setPixmap(QPixmap::fromImage(image).scaled(size.toSize().expandedTo(QSize(1, 1)),
                                                          Qt::IgnoreAspectRatio,
                                                          Qt::SmoothTransformation));
    }
    return label;
}

QComboBox* makeChoice(int channel)
{
    auto* choice = new QComboBox;
    choice->setObjectName(QStringLiteral("channel%1").arg(channel));
    choice->setAccessibleName(tr("Sequence of channel %1").arg(channel));
    choice->addItem(tr("Choose…"), kUnanswered);
    for (const Sequence sequence : kAllSequences) {
        choice->addItem(nameOf(sequence), static_cast<int>(sequence));
    }
    choice->addItem(tr("No sequence"), kNoSequence);
    return choice;
}

QList<QComboBox*> choicesOf(const QDialog& dialog)
{
    QList<QComboBox*> choices;
    for (int channel = 0;; ++channel) {
        auto* choice = dialog.findChild<QComboBox*>(QStringLiteral("channel%1").arg(channel));
        if (!choice) {
            return choices;
        }
        choices << choice;
    }
}

bool isAnswered(const QDialog& dialog)
{
    QList<int> sequences;
    for (const QComboBox* choice : choicesOf(dialog)) {
        const int answer = choice->currentData().toInt();
        if (answer == kUnanswered || sequences.contains(answer)) {
            return false;
        }
        if (answer != kNoSequence) {
            sequences << answer;
        }
    }
    return !sequences.isEmpty();
}

QGridLayout* makeChannels(const ChannelsQuestion& question)
{
    auto* grid = new QGridLayout;
    const std::vector<std::string>& names = question.files.unknownChannels->names;
    for (std::size_t n = 0; n < names.size(); ++n) {
        const int channel = static_cast<int>(n);
        const int row = channel / kPicturesARow * 3;
        const int column = channel % kPicturesARow;
        if (n < question.pictures.size()) {
            grid->addWidget(pictureOf(question.pictures[n]), row, column, Qt::AlignCenter);
        }
        auto* name = new WrappedLabel;
        name->setSentence(
            names[n].empty()
                ? tr("Channel %1").arg(channel)
                : tr("Channel %1: %2").arg(channel).arg(QString::fromStdString(names[n])));
        grid->addWidget(name, row + 1, column);
        grid->addWidget(makeChoice(channel), row + 2, column);
    }
    return grid;
}

}  // namespace

QDialog* makeChannelsDialog(const ChannelsQuestion& question, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("channelsDialog"));
    dialog->setWindowTitle(tr("Which sequences are these?"));
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new WrappedLabel;
    text->setSentence(
        tr("The images of %1 have no names that say which sequence each of them is, and a "
           "wrong order gives a wrong segmentation. Say it for each; the answer holds for "
           "the other cases of its dataset.")
            .arg(shownPath(QString::fromStdString(bytesText(question.files.name)))));
    text->setMinimumWidth(60 * text->fontMetrics().averageCharWidth());
    layout->addWidget(text);
    layout->addLayout(makeChannels(question));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    QPushButton* open = buttons->button(QDialogButtonBox::Open);
    open->setEnabled(false);
    for (const QComboBox* choice : choicesOf(*dialog)) {
        QObject::connect(choice, &QComboBox::currentIndexChanged, dialog,
                         [dialog, open] { open->setEnabled(isAnswered(*dialog)); });
    }
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return dialog;
}

ChannelSequences chosenChannels(const QDialog& dialog)
{
    ChannelSequences channels;
    for (const QComboBox* choice : choicesOf(dialog)) {
        const int answer = choice->currentData().toInt();
        channels.push_back(answer >= 0 && answer < kNoSequence
                               ? std::optional(static_cast<Sequence>(answer))
                               : std::nullopt);
    }
    return channels;
}

}  // namespace glioscope
