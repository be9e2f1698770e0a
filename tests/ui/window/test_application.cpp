// The viewer's own program, from its start to a picture, in locales that write numbers otherwise.

#include "tests/support/small_case.h"
#include "tests/support/test_data.h"

#include <QImage>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <filesystem>
#include <format>
#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

/// FLAIR as NRRD, whose header has its numbers as text, on voxels of no whole millimetres.
fs::path writeNrrdCase(const fs::path& folder)
{
    const Phantom phantom = test::smallPhantom(4.5);
    const Image& image = phantom.images[0];
    const Geometry& grid = image.geometry;
    fs::create_directories(folder);
    std::ofstream file(folder / "P_flair.nrrd", std::ios::binary);
    file << "NRRD0004\ntype: float\ndimension: 3\nspace: left-posterior-superior\n"
         << std::format("sizes: {} {} {}\n", grid.size[0], grid.size[1], grid.size[2])
         << "space directions: (4.5,0,0) (0,4.5,0) (0,0,4.5)\nkinds: domain domain domain\n"
         << "endian: little\nencoding: raw\nspace origin: (-79.25,-95.5,80.125)\n\n";
    file.write(reinterpret_cast<const char*>(image.voxels.data()),
               static_cast<std::streamsize>(image.voxels.size() * sizeof(float)));
    return folder;
}

}  // namespace

class TestApplication : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;
    fs::path m_case;
    QImage m_expected;

    QProcessEnvironment environmentOf(const QString& locale)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), locale);
        environment.insert(QStringLiteral("LOCPATH"),
                           QString::fromStdString(m_folder.path().string()));
        return environment;
    }

    /// What a program has between a number's whole and its fraction there.
    QByteArray decimalPoint(const QString& locale)
    {
        QProcess process;
        process.setProcessEnvironment(environmentOf(locale));
        process.start(QStringLiteral("locale"), {QStringLiteral("decimal_point")});
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed();
    }

    QImage picture(const QString& locale)
    {
        const auto file = QString::fromStdString((m_folder.path() / "picture.png").string());
        QProcess viewer;
        viewer.setProcessEnvironment(environmentOf(locale));
        viewer.start(QString::fromStdString(test::program("glioscope").string()),
                     {QStringLiteral("--snapshot"), file, QString::fromStdString(m_case.string()),
                      QStringLiteral("--model"), QStringLiteral("none"), QStringLiteral("--size"),
                      QStringLiteral("1000x700")});
        const bool ended = viewer.waitForFinished(120'000) && viewer.exitCode() == 0;
        const QImage made = ended ? QImage(file) : QImage();
        fs::remove(m_folder.path() / "picture.png");
        return made.convertToFormat(QImage::Format_RGB32);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("localedef")).isEmpty()) {
            QSKIP("localedef, which makes the locales to test under, is absent.");
        }
        m_case = writeNrrdCase(m_folder.path() / "P");
        m_expected = picture(QStringLiteral("C.UTF-8"));
        QVERIFY(!m_expected.isNull());
    }

    void thePictureIsTheSameInEveryLocale_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char* name : {"de_DE", "tr_TR"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void thePictureIsTheSameInEveryLocale()
    {
        QFETCH(const QString, locale);
        const QString full = locale + QStringLiteral(".UTF-8");
        QProcess::execute(
            QStringLiteral("localedef"),
            {QStringLiteral("--no-archive"), QStringLiteral("-i"), locale, QStringLiteral("-f"),
             QStringLiteral("UTF-8"),
             QString::fromStdString((m_folder.path() / full.toStdString()).string())});
        if (!fs::exists(m_folder.path() / full.toStdString())) {
            QSKIP("The definitions of locales (package locales) are absent.");
        }
        QCOMPARE(decimalPoint(full), ",");
        QVERIFY(picture(full) == m_expected);
    }
};

QTEST_GUILESS_MAIN(TestApplication)
#include "test_application.moc"
