#include "ui/case/segments_dialog.h"

#include "ui/case/layer_table.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kUnanswered = -1, kNotUsed = -2;

QComboBox* choiceOf(const QDialog& dialog, std::size_t segment)
{
    return dialog.findChild<QComboBox*>(QStringLiteral("segment%1").arg(segment));
}

bool isAnswered(const QDialog& dialog, std::size_t segments)
{
    bool used = false;
    for (std::size_t n = 0; n < segments; ++n) {
        const int answer = choiceOf(dialog, n)->currentData().toInt();
        if (answer == kUnanswered) {
            return false;
        }
        used = used || answer != kNotUsed;
    }
    return used;
}

QComboBox* makeChoice(std::size_t segment)
{
    auto* choice = new QComboBox;
    choice->setObjectName(QStringLiteral("segment%1").arg(segment));
    choice->addItem(tr("What is it?"), kUnanswered);
    for (const Structure structure : kAllStructures) {
        choice->addItem(shownName(displayName(structure)), static_cast<int>(structure));
    }
    choice->addItem(tr("Leave it out"), kNotUsed);
    return choice;
}

QLabel* makeSwatch(const Segment& segment)
{
    const auto part = [&](std::size_t n) {
        return static_cast<std::uint8_t>(std::lround(255 * segment.colour[n]));
    };
    auto* label = new QLabel;
    label->setPixmap(swatch(std::array{Colour{part(0), part(1), part(2)}}).pixmap(16, 16));
    return label;
}

QGridLayout* makeSegments(const std::vector<Segment>& segments)
{
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    for (std::size_t n = 0; n < segments.size(); ++n) {
        const int row = static_cast<int>(n);
        auto* name = new QLabel(shortened(toQString(segments[n].name), 40));
        QComboBox* choice = makeChoice(n);
        name->setTextFormat(Qt::PlainText);
        name->setBuddy(choice);
        grid->addWidget(makeSwatch(segments[n]), row, 0);
        grid->addWidget(name, row, 1);
        grid->addWidget(choice, row, 2);
    }
    return grid;
}

}  // namespace

QDialog* makeSegmentsDialog(const SegmentsQuestion& question, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("segmentsDialog"));
    dialog->setWindowTitle(tr("What are these segments?"));
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new WrappedLabel;
    text->setSentence(
        (question.overlapsAsked
             ? tr("Neither codes nor names say what these segments of %1 are.")
             : tr("The names of the segments of %1 do not say what they are. Where segments "
                  "overlap, what lies further in counts."))
            .arg(shownPath(pathString(question.files.front().filename()))));
    text->setMinimumWidth(50 * text->fontMetrics().averageCharWidth());
    layout->addWidget(text);
    layout->addLayout(makeSegments(question.segments));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    QPushButton* open = buttons->button(QDialogButtonBox::Open);
    open->setEnabled(false);
    const std::size_t count = question.segments.size();
    for (std::size_t n = 0; n < count; ++n) {
        QObject::connect(choiceOf(*dialog, n), &QComboBox::currentIndexChanged, dialog,
                         [dialog, open, count] { open->setEnabled(isAnswered(*dialog, count)); });
    }
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return dialog;
}

std::map<std::string, std::optional<Structure>> chosenSegments(const QDialog& dialog,
                                                               const SegmentsQuestion& question)
{
    std::map<std::string, std::optional<Structure>> chosen;
    for (std::size_t n = 0; n < question.segments.size(); ++n) {
        const int answer = choiceOf(dialog, n)->currentData().toInt();
        chosen[question.segments[n].name] =
            answer >= 0 ? std::optional(static_cast<Structure>(answer)) : std::nullopt;
    }
    return chosen;
}

}  // namespace glioscope
