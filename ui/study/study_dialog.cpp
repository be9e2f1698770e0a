#include "ui/study/study_dialog.h"

#include "ui/study/patient_words.h"
#include "ui/study/series_table.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/screen_room.h"
#include "ui/widgets/table_copying.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr int kPictureEdge = 92;
constexpr int kRowHeight = 100;
constexpr QSize kSize = {1180, 700};
constexpr int kNone = -1;
constexpr int kUnanswered = -2;

/// Whether the path tells a patient of the listing.
bool tellsAny(const std::filesystem::path& path, const StudyListing& listing)
{
    return std::ranges::any_of(listing.patients, [&](const StudyPatient& patient) {
        return tellsPatient(path, patientWords(patient));
    });
}

}  // namespace

StudyDialog::StudyDialog(Context context, QWidget* parent)
    : QDialog(parent), m(std::move(context)), m_look(m.engine), m_import(m.engine, m.cases)
{
    setObjectName(QStringLiteral("studyDialog"));
    setWindowTitle(tr("Open DICOM Study"));
    auto* layout = new QVBoxLayout(this);
    m_patients = new WrappedLabel;
    m_patients->setObjectName(QStringLiteral("studyPatient"));
    m_patients->setToolTip(tr("Shown while the study is open, and kept nowhere"));
    m_patients->hide();
    layout->addWidget(m_patients);
    makeTable(*layout);
    makeChoices(*layout);
    makeKeepPaths(*layout);
    makeProgress(*layout);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Open)->setText(tr("&Open Case"));
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(false);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &StudyDialog::startImport);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (m.known) {
        for (QWidget* part : {static_cast<QWidget*>(m_table), m_choices,
                              static_cast<QWidget*>(m_buttons->button(QDialogButtonBox::Open))}) {
            part->hide();
        }
    } else {
        resize(kSize.boundedTo(roomForWindow(*this)));
    }
    connectTasks();
    m_look.start(QStringList{QStringLiteral("study"), pathString(m.study),
                             QStringLiteral("--patient"), QStringLiteral("--files")} +
                 (m.known ? QStringList() : QStringList(QStringLiteral("--pictures"))));
}

void StudyDialog::makeTable(QVBoxLayout& layout)
{
    m_table = new QTableView;
    m_table->setObjectName(QStringLiteral("studySeries"));
    m_table->setAccessibleName(tr("Series of the study"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setIconSize({kPictureEdge, kPictureEdge});
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    makeCopyable(*m_table);
    layout.addWidget(m_table, 1);
}

void StudyDialog::makeChoices(QVBoxLayout& layout)
{
    for (std::size_t n = 0; n < m_notices.size(); ++n) {
        m_notices[n] = new NoticeLabel(QStringLiteral("studyNotice%1").arg(n));
        layout.addWidget(m_notices[n]);
    }
    m_memoryNote = new NoticeLabel(QStringLiteral("studyMemory"));
    layout.addWidget(m_memoryNote);
    m_choices = new QWidget;
    auto* grid = new QGridLayout(m_choices);
    grid->setContentsMargins(0, 0, 0, 0);
    for (const Sequence sequence : kAllSequences) {
        const auto place = static_cast<std::size_t>(sequence);
        auto* combo = new QComboBox;
        combo->setObjectName(QStringLiteral("study_") + toQString(key(sequence)));
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(18);
        auto* name = new QLabel(QLatin1Char('&') + QString::number(place + 1) +
                                QStringLiteral("  ") + toQString(displayName(sequence)));
        name->setBuddy(combo);
        grid->addWidget(name, 0, int(place));
        grid->addWidget(combo, 1, int(place));
        grid->setColumnStretch(int(place), 1);
        connect(combo, &QComboBox::activated, this,
                [this, sequence](int index) { takeChoice(sequence, index); });
        m_combos[place] = combo;
    }
    m_choices->setEnabled(false);
    layout.addWidget(m_choices);
}

void StudyDialog::makeKeepPaths(QVBoxLayout& layout)
{
    m_keepPaths = new QCheckBox(tr("Sessions &name this study's folder, which tells the patient"));
    m_keepPaths->setObjectName(QStringLiteral("studyKeepsPaths"));
    m_keepPaths->setToolTip(
        tr("They then find the study by themselves, and name segmentations that are called after "
           "the patient, too. Without it neither stands in a session, nor anywhere else."));
    m_keepPaths->hide();
    layout.addWidget(m_keepPaths);
}

void StudyDialog::makeProgress(QVBoxLayout& layout)
{
    m_doing = new QLabel(tr("Looking through the files…"));
    m_doing->setObjectName(QStringLiteral("studyProgress"));
    m_bar = new QProgressBar;
    m_bar->setAccessibleName(m_doing->text());
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_doing, 1);
    row->addWidget(m_bar, 1);
    layout.addLayout(row);
}

void StudyDialog::connectTasks()
{
    connect(&m_look, &EngineTask::said, this, &StudyDialog::readLine);
    connect(&m_look, &EngineTask::progressed, this, &StudyDialog::showProgress);
    connect(&m_look, &EngineTask::ended, this, [this](EngineTask::End end, const QString& why) {
        if (end == EngineTask::End::Failed && !m_series) {
            Q_EMIT failed(why);
            reject();
        } else if (m_series && !m_import.isRunning()) {
            setReading(false);
        }
    });
    connect(&m_import.task(), &EngineTask::progressed, this, &StudyDialog::showProgress);
    connect(&m_import, &StudyImport::failed, this, [this](const QString& sentence) {
        if (m.known) {
            fail(sentence);
            return;
        }
        setReading(false);
        m_notices[0]->show(Notice::Kind::Problem, sentence);
    });
    connect(&m_import, &StudyImport::done, this, [this](const StudyCase& study) {
        m.memory.put(m_series->listing(), m_choice, m_keepPaths->isChecked());
        accept();
        Q_EMIT imported(study);
    });
}

void StudyDialog::readLine(const QByteArray& line)
{
    if (std::optional<StudyListing> listing = m_series ? std::nullopt : listingIn(line)) {
        show(std::move(*listing));
    } else if (const auto picture = m_series ? pictureIn(line) : std::nullopt) {
        m_series->setPicture(*picture);
    }
}

/// Nothing of it can be a sequence: the dialog closes.
void StudyDialog::refuse(const StudyListing& listing)
{
    const auto damaged = std::ranges::find_if(
        listing.series, [](const StudySeries& series) { return !series.problem.isEmpty(); });
    fail(damaged != listing.series.end()
             ? damaged->problem
             : tr("The study %1 has localizers alone, no series of three slices or more, "
                  "of which a case is made.")
                   .arg(shownPath(pathString(m.study))));
}

void StudyDialog::fail(const QString& sentence)
{
    disconnect(&m_look, nullptr, this, nullptr);
    Q_EMIT failed(sentence);
    reject();
}

void StudyDialog::take(const StudyListing& listing)
{
    const std::optional<SeriesChoice> known = m.known(listing);
    if (!known) {
        fail(tr("The study in %1 does not have all the series that the session was saved with. "
                "Choose the folder of that study.")
                 .arg(shownPath(pathString(m.study))));
        return;
    }
    m_choice = *known;
    m_keepPaths->setChecked(tellsAny(m.named, listing));
    showPatients();
    startImport();
    Q_EMIT listed();
}

void StudyDialog::show(StudyListing listing)
{
    if (std::ranges::none_of(listing.series, &StudySeries::isUsable)) {
        refuse(listing);
        return;
    }
    m_series = new SeriesTable(std::move(listing), this);
    if (m.known) {
        take(m_series->listing());
        return;
    }
    const std::optional<SeriesChoice> earlier = m.memory.find(m_series->listing());
    m_choice = earlier.value_or(proposedChoice(m_series->listing()));
    if (earlier && *earlier != proposedChoice(m_series->listing())) {
        m_memoryNote->show(Notice::Kind::Note, tr("As you chose when this study was open before."));
    }
    m_table->setModel(m_series);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(SeriesTable::Picture, QHeaderView::Fixed);
    header->resizeSection(SeriesTable::Picture, kRowHeight + 4);
    header->setSectionResizeMode(SeriesTable::Series, QHeaderView::Stretch);
    header->setSectionResizeMode(SeriesTable::Reason, QHeaderView::Stretch);
    showPatients();
    showKeepPaths();
    fillChoices();
    m_choices->setEnabled(true);
    m_doing->setText(tr("Reading pictures…"));
    m_combos[0]->setFocus();
    Q_EMIT listed();
}

void StudyDialog::showPatients()
{
    const StudyListing& listing = m_series->listing();
    QStringList lines;
    const QStringList studies = listing.studies();
    for (const QString& uid : studies) {
        const QString patient = listing.patients.value(uid).text();
        const QString line =
            patient.isEmpty() ? tr("The files name no patient.") : tr("Patient: %1").arg(patient);
        lines << (studies.size() > 1 ? tr("Study %1. %2").arg(lines.size() + 1).arg(line) : line);
    }
    m_patients->setSentence(lines.join(QLatin1Char('\n')));
    m_patients->show();
}

void StudyDialog::showKeepPaths()
{
    const StudyListing& listing = m_series->listing();
    const bool tells = tellsAny(m.study, listing);
    m_keepPaths->setVisible(tells);
    m_keepPaths->setChecked(tells && m.memory.keepsPaths(listing));
}

void StudyDialog::fillChoices()
{
    for (const Sequence sequence : kAllSequences) {
        fillChoice(sequence);
    }
    showChoice();
}

/// What looks like the sequence first, then whatever else could be one.
void StudyDialog::fillChoice(Sequence sequence)
{
    const StudyListing& listing = m_series->listing();
    const auto place = static_cast<std::size_t>(sequence);
    QComboBox* combo = m_combos[place];
    if (m_choice.isOpen[place]) {
        combo->addItem(tr("Choose…"), kUnanswered);
    }
    const auto add = [&](std::size_t row) {
        const StudySeries& series = listing.series[row];
        if (series.isUsable() && series.isShown() && combo->findData(int(row)) < 0) {
            combo->addItem(series.title(), int(row));
        }
    };
    for (const std::size_t row : listing.claims[place]) {
        add(row);
    }
    for (std::size_t row = 0; row < listing.series.size(); ++row) {
        add(row);
    }
    combo->addItem(tr("None"), kNone);
    const auto& row = m_choice.rows[place];
    combo->setCurrentIndex(combo->findData(m_choice.isOpen[place] ? kUnanswered
                                           : row                  ? int(*row)
                                                                  : kNone));
}

void StudyDialog::takeChoice(Sequence sequence, int index)
{
    const auto place = static_cast<std::size_t>(sequence);
    const int chosen = m_combos[place]->itemData(index).toInt();
    m_choice.isOpen[place] = chosen == kUnanswered;
    m_choice.rows[place] =
        chosen >= 0 ? std::optional(static_cast<std::size_t>(chosen)) : std::nullopt;
    m_memoryNote->clear();
    if (chosen >= 0) {
        m_table->selectRow(m_series->rowOf(static_cast<std::size_t>(chosen)));
    }
    showChoice();
}

void StudyDialog::showChoice()
{
    m_series->setChoice(m_choice);
    const QList<Notice> notices = noticesOf(m_series->listing(), m_choice);
    for (std::size_t n = 0; n < m_notices.size(); ++n) {
        if (static_cast<qsizetype>(n) < notices.size()) {
            const Notice& notice = notices[static_cast<qsizetype>(n)];
            m_notices[n]->show(notice.kind, notice.text);
        } else {
            m_notices[n]->clear();
        }
    }
    m_buttons->button(QDialogButtonBox::Open)
        ->setEnabled(canOpen(m_series->listing(), m_choice) && !m_import.isRunning());
}

void StudyDialog::showProgress(const Progress& progress)
{
    const bool known = progress.total > 0;
    m_bar->setRange(0, known ? int(progress.total) : 0);
    m_bar->setValue(int(progress.done));
    if (progress.stage == "reading series") {
        m_doing->setText(tr("Reading series %1 of %2…")
                             .arg(std::min(progress.done + 1, progress.total), 0, 'f', 0)
                             .arg(progress.total, 0, 'f', 0));
    } else if (!m_series || m_import.isRunning()) {
        m_doing->setText(progress.done > 0
                             ? tr("Looking through the files: %1…").arg(progress.done, 0, 'f', 0)
                             : tr("Looking through the files…"));
    }
}

void StudyDialog::startImport()
{
    if (!canOpen(m_series->listing(), m_choice)) {
        return;
    }
    m_look.cancel();  // pictures are wanted no more
    setReading(true);
    m_import.start(m.study, m_series->listing(), m_choice, m_keepPaths->isChecked());
}

void StudyDialog::setReading(bool reading)
{
    m_doing->setText(reading ? tr("Reading series…") : QString());
    m_bar->setRange(0, 0);
    m_bar->setVisible(reading);
    m_doing->setVisible(reading);  // the table has the room
    m_choices->setEnabled(!reading);
    m_keepPaths->setEnabled(!reading);
    m_buttons->button(QDialogButtonBox::Open)
        ->setEnabled(!reading && canOpen(m_series->listing(), m_choice));
}

}  // namespace glioscope
