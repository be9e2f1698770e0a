#include "ui/window/export_commands.h"

#include "segmentation/measurement/measurement_csv.h"
#include "segmentation/measurement/measurement_json.h"
#include "segmentation/statistics/statistics_csv.h"
#include "segmentation/system/durable_file.h"
#include "segmentation/system/error.h"
#include "ui/export/comparison_film.h"
#include "ui/export/picture_file.h"
#include "ui/export/picture_frame.h"
#include "ui/export/report.h"
#include "ui/panes/layouts.h"
#include "ui/panes/pane.h"
#include "ui/panes/pane_grid.h"
#include "ui/settings/preferences.h"
#include "ui/statistics/layer_statistics.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/window/replacing.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace glioscope {

ReportSource reportSource(const Layer& layer, const Workspace& workspace, bool withNames)
{
    ReportSource source = {.layer = layer,
                           .contract = std::nullopt,
                           .images = workspace.state.images(),
                           .files = {},
                           .caseName = {},
                           .withNames = withNames};
    if (const ModelContract* contract =
            workspace.catalog.find(QString::fromStdString(layer.origin.model))) {
        source.contract = *contract;
    }
    if (const Case* current = workspace.session.current()) {
        source.caseName = current->files.name;
        for (std::size_t s = 0; s < source.files.size(); ++s) {
            source.files[s] = current->files.images[s].value_or(std::filesystem::path());
        }
    }
    return source;
}

ExportCommands::ExportCommands(const Context& context, QWidget* parent)
    : QObject(parent), m(context), m_window(parent)
{
    m.actions.on(Command::ExportFilm, this, [this] { chooseFilm(); });
    m.actions.on(Command::ExportReport, this, [this] { chooseReport(); });
    m.actions.on(Command::ExportStatistics, this, [this] { chooseStatistics(); });
    m.actions.on(Command::SaveMeasurements, this, [this] { chooseMeasurements(); });
    m.actions.on(Command::SavePanePicture, this, [this] { savePanePicture(); });
    m.actions.on(Command::SaveWindowPicture, this, [this] { saveWindowPicture(); });
    m_subscription = m.workspace.state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Images | Change::Layers)) {
            updateCommands();
        }
    });
    updateCommands();
}

void ExportCommands::updateCommands()
{
    m.actions[Command::ExportFilm]->setEnabled(m.workspace.state.shownImage() != nullptr &&
                                               !isFilming());
    m.actions[Command::SavePanePicture]->setEnabled(m.workspace.state.shownImage() != nullptr);
    const bool segmented = m.workspace.state.activeLayer() != nullptr;
    for (const Command command : {Command::ExportReport, Command::ExportStatistics,
                                  Command::NextLesion, Command::PreviousLesion}) {
        m.actions[command]->setEnabled(segmented);
    }
}

QString ExportCommands::chooseFile(const FileQuestion& question)
{
    const QString folder =
        m.preferences.lastSaveFolder.isEmpty() ? QDir::homePath() : m.preferences.lastSaveFolder;
    // The window itself asks before it replaces files, of which there may be others than this one.
    QString file =
        QFileDialog::getSaveFileName(m_window, question.title, QDir(folder).filePath(question.name),
                                     question.filter, nullptr, QFileDialog::DontConfirmOverwrite);
    if (file.isEmpty()) {
        return {};
    }
    if (QFileInfo(file).suffix().isEmpty()) {
        file += question.ending;
    }
    if (!mayWrite(question.filesOf(file), m.workspace.session, m.messages, m_window)) {
        return {};
    }
    m.preferences.lastSaveFolder = QFileInfo(file).absolutePath();
    return file;
}

void ExportCommands::chooseFilm()
{
    const QString file = chooseFile({.title = tr("Write a film through the slices"),
                                     .name = QStringLiteral("glioscope_film.mp4"),
                                     .filter = tr("MP4 film (*.mp4);;Animated GIF (*.gif)"),
                                     .ending = QStringLiteral(".mp4")});
    if (!file.isEmpty()) {
        makeFilm(file);
    }
}

void ExportCommands::chooseStatistics()
{
    const QString file = chooseFile({.title = tr("Write the figures of the shown segmentation"),
                                     .name = QStringLiteral("glioscope_statistics.csv"),
                                     .filter = tr("Table (*.csv)"),
                                     .ending = QStringLiteral(".csv")});
    if (!file.isEmpty()) {
        writeStatistics(file);
    }
}

void ExportCommands::chooseMeasurements()
{
    const QString file = chooseFile({.title = tr("Save the measurements"),
                                     .name = QStringLiteral("glioscope_measurements.json"),
                                     .filter = tr("Measurements (*.json);;Table (*.csv)"),
                                     .ending = QStringLiteral(".json")});
    if (file.isEmpty()) {
        return;
    }
    const auto& all = m.workspace.measurements.all();
    const bool table = file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    try {
        writeTextDurably(
            pathFromString(file),
            table ? measurementsCsv(all, m.workspace.state.images()) : measurementsJson(all));
        told({}, file);
    } catch (const Error& error) {
        told(shownFailure(error), file);
    }
}

/// Taken before anybody is asked where to: what is shown may change meanwhile.
void ExportCommands::savePanePicture()
{
    if (Pane* pane = m.panes.activePane()) {
        QImage picture = pane->pictureToSave();
        picture.setDevicePixelRatio(1);
        choosePicture(framed({picture}, m.workspace.state, pane->savedScale()),
                      tr("Save a picture of the pane"), QStringLiteral("glioscope_pane.png"));
    }
}

void ExportCommands::saveWindowPicture()
{
    QImage picture = m_window->grab().toImage();
    picture.setDevicePixelRatio(1);
    choosePicture(framed({picture}, m.workspace.state), tr("Save a picture of the window"),
                  QStringLiteral("glioscope_window.png"));
}

void ExportCommands::choosePicture(const QImage& picture, const QString& title, const QString& name)
{
    const QString file = chooseFile({.title = title,
                                     .name = name,
                                     .filter = tr("Picture (*.png)"),
                                     .ending = QStringLiteral(".png")});
    if (file.isEmpty()) {
        return;
    }
    try {
        writePicture(pathFromString(file), picture);
        told({}, file);
    } catch (const Error& error) {
        told(shownFailure(error), file);
    }
}

void ExportCommands::chooseReport()
{
    const QString file =
        chooseFile({.title = tr("Write a report of the shown segmentation"),
                    .name = QStringLiteral("glioscope_report.pdf"),
                    .filter = tr("Report (*.pdf)"),
                    .ending = QStringLiteral(".pdf"),
                    .filesOf = [](const QString& report) {
                        QStringList files;
                        for (const auto& one : reportFiles(pathFromString(report))) {
                            files << pathString(one);
                        }
                        return files;
                    }});
    if (file.isEmpty()) {
        return;
    }
    QMessageBox question(QMessageBox::Question, tr("Report"),
                         tr("The report is written as PDF, HTML and JSON."),
                         QMessageBox::Ok | QMessageBox::Cancel, m_window);
    question.setInformativeText(
        tr("Without names it says neither what the case is called nor where its files lie."));
    auto* names = new QCheckBox(tr("With the case's &name and the segmentation's file"));
    question.setCheckBox(names);
    if (question.exec() == QMessageBox::Ok) {
        makeReport(file, names->isChecked());
    }
}

void ExportCommands::makeFilm(const QString& file)
{
    m_film = new ComparisonFilm(m.workspace.document, m.workspace.state,
                                {.file = pathFromString(file),
                                 .layers = layersToCompare(m.workspace.state, kMostInFilm),
                                 .sequence = m.workspace.state.sequence()},
                                this);
    connect(m_film, &ComparisonFilm::progress, this, [this](int done, int total) {
        if (done == 1) {
            m.messages.offer(Notice::Kind::Note, tr("Writing a film of %n slices…", nullptr, total),
                             tr("Cancel"), [this] {
                                 if (m_film) {
                                     m_film->cancel();
                                 }
                             });
        }
    });
    connect(m_film, &ComparisonFilm::finished, this, [this, file](const QString& failure) {
        m_film->deleteLater();
        const bool written = failure.isEmpty() && QFileInfo::exists(file);
        m_film = nullptr;
        updateCommands();
        written ? told(failure, file)
                : m.messages.show(failure.isEmpty() ? Notice::Kind::Note : Notice::Kind::Problem,
                                  failure.isEmpty() ? tr("The film was cancelled.") : failure);
    });
    updateCommands();
    m_film->start();
}

void ExportCommands::makeReport(const QString& file, bool withNames)
{
    const Layer* layer = m.workspace.state.activeLayer();
    if (!layer) {
        return;
    }
    auto* report = new Report(m.workspace.document, m.workspace.state, pathFromString(file),
                              reportSource(*layer, m.workspace, withNames), this);
    report->showMeasurements(m.workspace.measurements);
    m.messages.show(Notice::Kind::Note, tr("Measuring and drawing the report…"));
    connect(report, &Report::finished, this, [this, report, file](const QString& failure) {
        report->deleteLater();
        told(failure, file);
    });
    report->start();
}

void ExportCommands::writeStatistics(const QString& file)
{
    m.messages.show(Notice::Kind::Note, tr("Measuring the segmentation…"));
    m.statistics.whenMeasured([this, file] {
        try {
            writeTextDurably(pathFromString(file), statisticsCsv(m.statistics.figures()->rows));
            told({}, file);
        } catch (const Error& error) {
            told(shownFailure(error), file);
        }
    });
}

void ExportCommands::told(const QString& failure, const QString& file)
{
    m.messages.show(failure.isEmpty() ? Notice::Kind::Good : Notice::Kind::Problem,
                    failure.isEmpty() ? tr("Written: %1.").arg(file) : failure);
}

}  // namespace glioscope
