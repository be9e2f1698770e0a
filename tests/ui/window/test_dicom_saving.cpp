// Segmentations saved as DICOM in the real window by the real engine, beside a study that pydicom
// wrote: whole and read back, or not at all, and nothing of the way there stays.

#include "segmentation/volume/vectors.h"
#include "tests/support/dicom_window_case.h"
#include "tests/support/full_disk.h"
#include "tests/support/questions.h"
#include "ui/dicom/private_folder.h"
#include "ui/window/dicom_commands.h"

#include <QDialog>
#include <QFile>
#include <QJsonArray>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

#include <array>
#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// Of all files below a folder.
QByteArray allBytesIn(const fs::path& folder)
{
    QByteArray bytes;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        QFile file(text(entry.path()));
        bytes += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return bytes;
}

}  // namespace

class TestDicomSaving : public DicomWindowCase {
    Q_OBJECT

private Q_SLOTS:
    void aSavedOneComesBackVoxelByVoxelInItsPlace()
    {
        const LayerId id = addResultOfUnet();
        QSignalSpy saved(&m_window->dicom(), &DicomCommands::saved);
        m_window->dicom().save(id, text(seg()));
        QVERIFY(m_window->messages().isOffering());  // to cancel
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kEngineMs);
        QVERIFY(session().layer(id)->isSaved());
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Good);
        if (hasJudge()) {
            const QString said = judged(seg());
            QVERIFY2(!said.contains(u"Error"_s), qPrintable(said));
        }
        const QJsonObject seen = readByPeer(seg());
        QCOMPARE(seen[u"series"_s].toString(), u"2.25.20003"_s);
        QCOMPARE(seen[u"segments"_s][0][u"algorithm"_s].toString(), u"Glioscope unet"_s);
        QVERIFY(bytesOf(seg()).contains("sha256 ab12"));

        openSeg();
        QCOMPARE(layers().size(), std::size_t{2});
        const Layer& read = layers().back();
        const LabelMap& written = *session().layer(id)->labels()->map;
        QVERIFY(read.labels()->map->voxels == written.voxels);
        QVERIFY(distance(read.labels()->map->geometry.toLps({3, 4, 5}),
                         written.geometry.toLps({3, 4, 5})) < 1e-3);
        QVERIFY(distance(*read.labels()->tumourCentreLps(),
                         *session().layer(id)->labels()->tumourCentreLps()) < 1e-3);
        QCOMPARE(read.name, std::string("unet (2)"));
        QCOMPARE(read.origin.file, seg());
        QVERIFY(read.isSaved());
        QVERIFY2(privateFolders().isEmpty(), qPrintable(privateFolders().join(u' ')));
    }

    void whatMadeOneIsSaidAgain_data()
    {
        QTest::addColumn<QJsonObject>("algorithm");
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("name");
        const auto by = [](const QString& name) { return QJsonObject{{u"algorithm"_s, name}}; };
        QTest::newRow("by hand") << QJsonObject() << u"SEG"_s << u"MANUAL"_s << QString();
        QTest::newRow("another program")
            << by(u"nnU-Net 2"_s) << u"nnU-Net 2"_s << u"AUTOMATIC"_s << u"nnU-Net 2"_s;
        QTest::newRow("this program")
            << by(u"Glioscope vnet"_s) << u"vnet"_s << u"AUTOMATIC"_s << u"Glioscope vnet"_s;
    }
    void whatMadeOneIsSaidAgain()
    {
        QFETCH(const QJsonObject, algorithm);
        QFETCH(const QString, layer);
        QFETCH(const QString, type);
        QFETCH(const QString, name);
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(grid(), {4, 4, 4}, {8, 8, 8})}}, algorithm));
        openSeg();
        QCOMPARE(layers().back().name, layer.toStdString());
        QSignalSpy saved(&m_window->dicom(), &DicomCommands::saved);
        const fs::path again = m_folder.path() / "again.dcm";
        m_window->dicom().save(layers().back().id, text(again));
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kEngineMs);
        const QJsonValue segment = readByPeer(again)[u"segments"_s][0];
        QCOMPARE(segment[u"type"_s].toString(), type);
        QCOMPARE(segment[u"algorithm"_s].toString(), name);
        if (hasJudge()) {
            QVERIFY2(!judged(again).contains(u"Error"_s), qPrintable(judged(again)));
        }
    }

    void theProposedNameIsNoPatientsAndEndsInDcm()
    {
        addResultOfUnet();
        QString proposed;
        const fs::path chosen = m_folder.path() / "NOBODY-4711" / "chosen";
        fs::create_directories(chosen.parent_path());
        answerNextFile(text(chosen), [&proposed, &chosen] {  // who goes there first
            auto* dialog = QApplication::activeModalWidget();
            proposed = dialog->findChild<QLineEdit*>(u"fileNameEdit"_s)->text();
            qobject_cast<QFileDialog*>(dialog)->setDirectory(text(chosen.parent_path()));
        });
        QSignalSpy saved(&m_window->dicom(), &DicomCommands::saved);
        m_window->actions()[Command::SaveDicomSeg]->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kEngineMs);
        QVERIFY2(proposed.endsWith(u"study_unet_seg.dcm"_s), qPrintable(proposed));
        QVERIFY(fs::exists(fs::path(chosen) += ".dcm"));
        const QSettings qt(QSettings::UserScope, u"QtProject"_s);  // where Qt's dialog has been
        QVERIFY(qt.contains(u"FileDialog/qtVersion"_s));
        for (const QString& key : qt.allKeys()) {
            const QString kept = qt.value(key).toStringList().join(u' ');
            QVERIFY2(!kept.contains(text(chosen.parent_path())), qPrintable(key + kept));
        }
    }

    void anImageOfTheStudyIsNeverReplacedAndAnotherFileOnlyAfterAQuestion()
    {
        const LayerId id = addResultOfUnet();
        const fs::path image = m_folder.path() / "image.dcm";
        fs::copy_file(fs::directory_iterator(m_study)->path(), image);
        const QByteArray before = bytesOf(image);
        answerNextFile(text(image));
        m_window->actions()[Command::SaveDicomSeg]->trigger();
        QVERIFY2(message().contains(u"is not replaced"_s), qPrintable(message()));
        QCOMPARE(bytesOf(image), before);

        std::ofstream(seg()) << "mine";
        QStringList asked;
        answerNextFile(text(seg()), [&asked] { answerNextQuestions({u"Cancel"_s}, &asked); });
        m_window->actions()[Command::SaveDicomSeg]->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(bytesOf(seg()), QByteArray("mine"));
        QVERIFY(!session().layer(id)->isSaved());
    }

    void ofACaseThatCameAsFilesNoneIsSavedAndTheReasonSaid()
    {
        openCase(m_case);
        m_window->actions()[Command::SaveDicomSeg]->trigger();
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
        QVERIFY2(message().contains(u"came as files"_s), qPrintable(message()));
    }

    void whatCannotBeWrittenIsASentenceAndLosesNothing()
    {
        const LayerId id = addResultOfUnet();
        std::ofstream(seg()) << "earlier";
        const auto fails = [&](const QString& file) {
            m_window->messages().hide();
            m_window->dicom().save(id, file);
            QTRY_COMPARE_WITH_TIMEOUT(m_window->messages().kind(), Notice::Kind::Problem,
                                      kEngineMs);
            QVERIFY(!session().layer(id)->isSaved());
            QVERIFY2(privateFolders().isEmpty(), qPrintable(privateFolders().join(u' ')));
        };
        fails(u"/proc/seg.dcm"_s);
        QVERIFY2(message().contains(u"/proc/seg.dcm"_s), qPrintable(message()));
        fails(text(m_folder.path() / "not there" / "seg.dcm"));
        {
            const FullDisk full(2000);
            fails(text(seg()));
        }
        QVERIFY2(message().contains(u"segmentations"_s), qPrintable(message()));
        QCOMPARE(bytesOf(seg()), QByteArray("earlier"));
    }

    /// The sentence is about what the user sees, not about the private file.
    void labelsOnTheGridOfNoSeriesAreRefused()
    {
        LabelMap map = m_phantom.labels;
        map.geometry = grid();
        map.geometry.originLps[2] += 2;
        const LayerId id = session().addResult(
            u"unet"_s, measured(std::make_shared<const LabelMap>(std::move(map))));
        m_window->dicom().save(id, text(seg()));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->messages().kind(), Notice::Kind::Problem, kEngineMs);
        QVERIFY2(message().contains(u"The segmentation seg.dcm lies on the grid"_s),
                 qPrintable(message()));
        QVERIFY2(!message().contains(text(m_cache.path())), qPrintable(message()));
        QVERIFY(!fs::exists(seg()));
    }

    void savingThatIsCancelledWritesNothing()
    {
        const LayerId id = addResultOfUnet();
        m_window->dicom().save(id, text(seg()));
        m_window->findChild<QPushButton*>(u"messageAction"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(message().contains(u"cancelled"_s), kEngineMs);
        QVERIFY(!fs::exists(seg()));
        QVERIFY(!session().layer(id)->isSaved());
        QVERIFY(privateFolders().isEmpty());
    }

    void whatAKilledProgramLeftIsGoneAfterTheNextStart()
    {
        std::array<char, 256> host = {};
        gethostname(host.data(), host.size() - 1);
        const fs::path left =
            segmentationFolders() / (".glioscope-" + std::string(host.data()) + "-abcdef");
        fs::create_directories(left);
        std::ofstream(left / ".lock") << "";
        std::ofstream(left / "study_seg.nii") << "labels";
        closeWindow();
        makeWindow();
        QVERIFY(!fs::exists(left));
    }

    /// The file's own folder is called after the patient, too.
    void nobodysNameIsKeptAnywhere()
    {
        const LayerId id = addResultOfUnet();
        const fs::path file = m_folder.path() / "NOBODY-4711" / "seg.dcm";
        fs::create_directories(file.parent_path());
        QSignalSpy saved(&m_window->dicom(), &DicomCommands::saved);
        m_window->dicom().save(id, text(file));
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kEngineMs);
        QSignalSpy opened(&m_window->dicom(), &DicomCommands::opened);
        m_window->open(text(file));
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kEngineMs);
        QVERIFY(bytesOf(file).contains("NOBODY-4711"));  // it is the patient's
        QVERIFY(m_window->close());
        m_settings->sync();
        const QByteArray settings = bytesOf(m_folder.path() / "settings.ini");
        QVERIFY(!settings.isEmpty());
        for (const QByteArray& kept : {allBytesIn(m_cache.path()), settings}) {
            QVERIFY(!kept.contains("NOBODY") && !kept.contains("Nobody"));
        }
        closeWindow();
    }
};

QTEST_MAIN(TestDicomSaving)
#include "test_dicom_saving.moc"
