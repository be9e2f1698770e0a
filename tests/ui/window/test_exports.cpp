// Films and reports by the viewer's own program and from its window.

#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"
#include "ui/export/picture_frame.h"
#include "ui/window/export_commands.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <fstream>

using namespace glioscope;
using test::answerNextFile;
namespace fs = std::filesystem;

namespace {

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

struct Ending {
    int code = -1;
    QByteArray error;
};

Ending runViewer(const QStringList& arguments)
{
    QProcess viewer;
    viewer.start(text(test::program("glioscope")), arguments);
    const bool ended = viewer.waitForFinished(120'000);
    return {ended ? viewer.exitCode() : -1, viewer.readAllStandardError()};
}

QByteArray contentOf(const fs::path& path)
{
    QFile file(text(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int brightest(const QImage& picture, const QRect& within)
{
    int most = 0;
    for (int y = within.top(); y <= within.bottom(); ++y) {
        for (int x = within.left(); x <= within.right(); ++x) {
            most = std::max(most, qGray(picture.pixel(x, y)));
        }
    }
    return most;
}

}  // namespace

class TestExports : public test::MainWindowCase {
    Q_OBJECT

    fs::path phantomCase()
    {
        return test::writeCase(m_folder.path() / "cases", test::smallPhantom(5),
                               {.name = "Erika_Mustermann"});
    }

private Q_SLOTS:
    void theProgramWritesAReportThatNamesNobody()
    {
        const fs::path one = phantomCase();
        const fs::path out = m_folder.path() / "report.pdf";
        const Ending ending = runViewer({QStringLiteral("--report"), text(out), text(one),
                                         QStringLiteral("--model"), QStringLiteral("none")});
        QVERIFY2(ending.code == 0, ending.error.constData());
        QVERIFY(contentOf(out).startsWith("%PDF-"));
        const QByteArray html = contentOf(m_folder.path() / "report.html");
        const QByteArray json = contentOf(m_folder.path() / "report.json");
        QVERIFY(html.contains("For research use, not for diagnosis"));
        QVERIFY(html.contains("data:image/png"));
        QVERIFY(!html.contains("Mustermann") && !json.contains("Mustermann"));
        QVERIFY(!html.contains(m_folder.path().c_str()) && !json.contains(m_folder.path().c_str()));
        QCOMPARE(QJsonDocument::fromJson(json).object()[QStringLiteral("type")].toString(),
                 QStringLiteral("report"));
    }

    void theProgramWritesAFilm()
    {
        const fs::path one = phantomCase();
        const fs::path out = m_folder.path() / "film.mp4";
        const Ending ending = runViewer({QStringLiteral("--film"), text(out), text(one),
                                         QStringLiteral("--layers"), QStringLiteral("expert")});
        QVERIFY2(ending.code == 0, ending.error.constData());
        QCOMPARE(contentOf(out).mid(4, 4), "ftyp");
    }

    void whatKeepsThemFromBeingWrittenIsSaid()
    {
        const fs::path one = phantomCase();
        const Ending noPlace =
            runViewer({QStringLiteral("--report"), QStringLiteral("/nowhere/r.pdf"), text(one),
                       QStringLiteral("--model"), QStringLiteral("none")});
        QCOMPARE(noPlace.code, 1);
        QVERIFY(noPlace.error.contains("r.pdf"));
        const Ending noCase = runViewer({QStringLiteral("--film"), QStringLiteral("f.mp4")});
        QCOMPARE(noCase.code, 2);
        QVERIFY(noCase.error.contains("CASE"));
    }

    void theWindowWritesAFilmAndSaysSo()
    {
        openCase(phantomCase());
        const fs::path file = m_folder.path() / "window.gif";
        m_window->exports().makeFilm(text(file));
        QTRY_VERIFY(m_window->messages().text().contains(QStringLiteral("film")));
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->exports().isFilming(), 60'000);
        QVERIFY(fs::exists(file));
        QVERIFY(m_window->messages().text().contains(text(file)));
    }

    void everyFileOfAReportIsAskedAboutBeforeItIsReplaced()
    {
        openCase(phantomCase());
        const fs::path folder = m_folder.path() / "asked";
        fs::create_directories(folder);
        std::ofstream(folder / "dataset.json") << "mine";
        QStringList asked;
        test::answerNextFile(text(folder / "dataset.pdf"));
        test::answerNextQuestions({QStringLiteral("Cancel")}, &asked);
        m_window->actions()[Command::ExportReport]->trigger();
        QCOMPARE(asked.size(), 1);
        QVERIFY2(asked[0].contains(QStringLiteral("dataset.json")), qPrintable(asked[0]));
        QVERIFY(!asked[0].contains(QStringLiteral("dataset.pdf")));
        QCOMPARE(contentOf(folder / "dataset.json"), "mine");
        QVERIFY(!fs::exists(folder / "dataset.pdf"));
        test::answerNextFile(text(folder / "dataset.pdf"));
        test::answerNextQuestions({QStringLiteral("Replace"), QStringLiteral("OK")});
        m_window->actions()[Command::ExportReport]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(folder / "dataset.pdf"), 60'000);
        QTRY_VERIFY(contentOf(folder / "dataset.json").startsWith('{'));
        QTRY_VERIFY(m_window->messages().text().contains(QStringLiteral("dataset.pdf")));
    }

    void aFilmWhoseEndingIsAddedIsAskedAboutToo()
    {
        openCase(phantomCase());
        const fs::path film = m_folder.path() / "there.mp4";
        std::ofstream(film) << "mine";
        QStringList asked;
        test::answerNextFile(text(m_folder.path() / "there"));
        test::answerNextQuestions({QStringLiteral("Cancel")}, &asked);
        m_window->actions()[Command::ExportFilm]->trigger();
        QVERIFY(asked.size() == 1 && asked[0].contains(QStringLiteral("there.mp4")));
        QVERIFY(!m_window->exports().isFilming());
        QCOMPARE(contentOf(film), "mine");
    }

    void theWindowWritesAReportWithNamesWhereTheyAreTicked()
    {
        openCase(phantomCase());
        const fs::path file = m_folder.path() / "window.pdf";
        m_window->exports().makeReport(text(file), true);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(m_folder.path() / "window.json"), 60'000);
        QTRY_VERIFY(m_window->messages().text().contains(text(file)));
        QVERIFY(contentOf(m_folder.path() / "window.html").contains("Mustermann"));
    }

    void aPictureOfThePaneHasWhatThePaneShowsAndWhatItIsFor()
    {
        openCase(phantomCase());
        const SlicePane* pane = pointAt(SlicePlane::Axial);
        const fs::path file = m_folder.path() / "pane.png";
        QTest::qWait(50);
        QImage shown = pane->picture();
        answerNextFile(text(m_folder.path() / "pane"));
        m_window->actions()[Command::SavePanePicture]->trigger();
        const QImage written(text(file));
        QCOMPARE(written.size(), shown.size() + QSize(0, kCaptionHeight));
        shown.setDevicePixelRatio(1);
        QCOMPARE(written.copy(shown.rect()).convertToFormat(QImage::Format_RGB32),
                 shown.convertToFormat(QImage::Format_RGB32));
        // The letters are in the picture itself, not beside it.
        const QRect left(0, shown.height() / 2 - 15, 30, 30);
        QVERIFY(brightest(written, left) > 150);
        // The strip below says what the picture is for, at its right end.
        const QRect strip(written.width() / 2, shown.height(), written.width() / 2, kCaptionHeight);
        QVERIFY(brightest(written, strip) > 150);
        QVERIFY(m_window->messages().text().contains(text(file)));
    }

    void aPictureOfTheWindowIsOfAllOfIt()
    {
        openCase(phantomCase());
        const fs::path file = m_folder.path() / "whole.png";
        answerNextFile(text(file));
        m_window->actions()[Command::SaveWindowPicture]->trigger();
        const QSize device = m_window->size() * m_window->devicePixelRatio();
        QCOMPARE(QImage(text(file)).size(), device + QSize(0, kCaptionHeight));
    }

    void whatIsThereIsNotReplacedUnasked()
    {
        openCase(phantomCase());
        const fs::path file = m_folder.path() / "kept.png";
        QFile kept(text(file));
        QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("mine") == 4);
        kept.close();
        QStringList asked;
        test::answerNextQuestions({QStringLiteral("Cancel")}, &asked);
        answerNextFile(text(m_folder.path() / "kept"));
        m_window->actions()[Command::SavePanePicture]->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(contentOf(file), QByteArray("mine"));
        test::answerNextQuestions({QStringLiteral("Replace")});
        answerNextFile(text(file));
        m_window->actions()[Command::SavePanePicture]->trigger();
        QVERIFY(contentOf(file).startsWith("\x89PNG"));
    }
};

QTEST_MAIN(TestExports)
#include "test_exports.moc"
