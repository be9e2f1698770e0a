#include "ui/start/lesson_dialog.h"

#include "segmentation/system/error.h"
#include "ui/case/case_loading.h"
#include "ui/start/lesson.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace glioscope {
namespace {

constexpr int kAllLabels = 1000;  // beside the structures' own numbers
constexpr int kNothing = 1001;
constexpr int kSwatch = 16;  // points
constexpr int kPictureHeight = 200;

struct Loaded {
    LessonSlice slice;
    QString problem;
};

Loaded loadedFrom(const std::filesystem::path& cacheFolder)
{
    try {
        const OpenOutcome outcome = openPath(demoCase(cacheFolder));
        if (const auto* opened = std::get_if<std::shared_ptr<const OpenedCase>>(&outcome)) {
            return {lessonSlice((*opened)->data, (*opened)->facts.windowLevels), {}};
        }
        const auto* failure = std::get_if<OpenFailure>(&outcome);
        return {{}, failure ? failure->message : QString()};
    } catch (const Error& error) {
        return {{}, shownFailure(error)};
    }
}

QIcon swatch(const Colour& colour)
{
    QPixmap pixmap(2 * kSwatch, 2 * kSwatch);
    pixmap.fill(QColor(colour.red, colour.green, colour.blue));
    return pixmap;
}

QLabel* makeTitle(const QString& text)
{
    auto* title = new QLabel(text);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setWordWrap(true);
    return title;
}

}  // namespace

LessonDialog::LessonDialog(const std::filesystem::path& cacheFolder, Palette palette,
                           QWidget* parent)
    : QDialog(parent), m_palette(palette), m_choice(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("lessonDialog"));
    setWindowTitle(tr("Sequences and Labels"));
    auto* content = new QWidget;
    auto* inside = new QVBoxLayout(content);
    inside->addWidget(makeSequences(), 1);
    inside->addWidget(makeStructures());
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* open = buttons->addButton(tr("&Open This Case"), QDialogButtonBox::ActionRole);
    open->setObjectName(QStringLiteral("openLessonCase"));
    connect(open, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT demoWanted();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(QSize(1180, 700).boundedTo(roomForWindow(*this)));
    connect(m_choice, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) {
            showPictures();
        }
    });
    m_choice->button(kAllLabels)->setChecked(true);
    m_choice->button(kAllLabels)->setFocus();
    showColours();
    load(cacheFolder);
}

QWidget* LessonDialog::makeSequences()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    int column = 0;
    for (const Sequence sequence : kAllSequences) {
        auto* picture = new PictureView(QStringLiteral("lesson%1").arg(int(sequence)),
                                        tr("The demonstration case is being made…"));
        picture->setMinimumHeight(kPictureHeight);
        m_pictures[static_cast<std::size_t>(sequence)] = picture;
        auto* text = new WrappedLabel;
        text->setSentence(lessonText(sequence));
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(makeTitle(lessonTitle(sequence)), 0, column, Qt::AlignBottom);
        grid->addWidget(picture, 1, column);
        grid->addWidget(text, 2, column);
        grid->setColumnStretch(column, 1);
        ++column;
    }
    grid->setRowStretch(1, 1);
    return part;
}

QWidget* LessonDialog::makeStructures()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 8, 0, 0);
    grid->setHorizontalSpacing(14);
    auto* row = new QHBoxLayout;
    QLabel* marked = makeTitle(tr("Marked in the pictures:"));
    marked->setWordWrap(false);
    row->addWidget(marked);
    for (const auto& [id, text] :
         {std::pair(kAllLabels, tr("&All three labels")), {kNothing, tr("&Nothing")}}) {
        auto* button = new QRadioButton(text);
        m_choice->addButton(button, id);
        row->addWidget(button);
    }
    row->addStretch(1);
    grid->addLayout(row, 0, 0, 1, 2);
    for (const Structure structure : kTaughtStructures) {
        addStructure(*grid, structure);
    }
    grid->setColumnStretch(1, 1);
    return part;
}

void LessonDialog::addStructure(QGridLayout& grid, Structure structure)
{
    const int row = grid.rowCount();
    auto* button = new QRadioButton(lessonTitle(structure));
    button->setObjectName(QStringLiteral("mark") + toQString(shortName(structure)));
    button->setIconSize(QSize(kSwatch, kSwatch));
    button->setAccessibleDescription(lessonText(structure));
    m_choice->addButton(button, int(structure));
    auto* text = new WrappedLabel;
    text->setSentence(lessonText(structure));
    grid.addWidget(button, row, 0);
    grid.addWidget(text, row, 1);
}

void LessonDialog::load(const std::filesystem::path& cacheFolder)
{
    runInBackground(
        this, [cacheFolder] { return loadedFrom(cacheFolder); },
        [this](const Loaded& loaded) {
            m_slice = loaded.slice;
            for (PictureView* picture : m_pictures) {
                if (!loaded.problem.isEmpty()) {
                    picture->setWhileEmpty(loaded.problem);
                }
            }
            showPictures();
        });
}

std::vector<LessonMark> LessonDialog::marks() const
{
    std::vector<LessonMark> marks;
    if (m_choice->checkedId() == kAllLabels) {
        for (const Label label : kTumourLabels) {
            marks.push_back({structureOf(label), m_palette});
        }
    } else if (m_choice->checkedId() != kNothing) {
        marks.push_back({Structure(m_choice->checkedId()), m_palette, true});
    }
    return marks;
}

void LessonDialog::showPictures()
{
    for (const Sequence sequence : kAllSequences) {
        PictureView* picture = m_pictures[static_cast<std::size_t>(sequence)];
        picture->setImage(lessonPicture(m_slice, sequence, marks()));
        if (!picture->image().isNull()) {
            const QAbstractButton* chosen = m_choice->checkedButton();
            picture->setAccessibleName(
                tr("%1; marked: %2")
                    .arg(lessonTitle(sequence),
                         chosen ? chosen->text().remove(QLatin1Char('&')) : QString()));
        }
    }
}

void LessonDialog::showColours()
{
    for (const Structure structure : kTaughtStructures) {
        m_choice->button(int(structure))->setIcon(swatch(colourOf({structure, m_palette})));
    }
}

void LessonDialog::setColours(Palette palette)
{
    if (palette != m_palette) {
        m_palette = palette;
        showColours();
        showPictures();
    }
}

}  // namespace glioscope
