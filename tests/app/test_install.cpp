// An installation in a folder of its own, moved elsewhere, as a package or an archive leaves it.

#include "tests/support/test_data.h"

#include <QImage>
#include <QProcess>
#include <QtTest>

#include <filesystem>
#include <string>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr int kLimitMs = 180'000;

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

struct Outcome {
    int code = -1;
    QByteArray output;
    QByteArray error;
};

Outcome run(const fs::path& program, const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "GLIOSCOPE_MODELS"}) {
        environment.remove(QString::fromLatin1(name));
    }
    process.setProcessEnvironment(environment);
    process.start(text(program), arguments, QIODevice::ReadOnly);
    const bool ended =
        process.waitForFinished(kLimitMs) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QByteArray contents(const fs::path& path)
{
    QFile file(text(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The checkout with its build, and what it was installed into at first.
QStringList filesThatName(const fs::path& folder, const QList<QByteArray>& paths)
{
    QStringList found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const QByteArray bytes = contents(entry.path());
        for (const QByteArray& path : paths) {
            if (bytes.contains(path)) {
                found.append(text(entry.path()));
            }
        }
    }
    return found;
}

}  // namespace

class TestInstall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noFileNamesTheCheckout();
    void theEngineFindsItsModels();
    void aPictureIsDrawnWithoutADisplay();
    void theDesktopIsTold();

private:
    test::TemporaryFolder m_folder;
    fs::path m_prefix = m_folder.path() / "moved here" / "glioscope";
    fs::path m_first = m_folder.path() / "first";
};

void TestInstall::initTestCase()
{
    const Outcome installed =
        run(GLIOSCOPE_CMAKE, {QStringLiteral("--install"), QStringLiteral(GLIOSCOPE_BINARY_DIR),
                              QStringLiteral("--prefix"), text(m_first)});
    QVERIFY2(installed.code == 0, installed.error.constData());
    fs::create_directories(m_prefix.parent_path());
    fs::rename(m_first, m_prefix);
}

void TestInstall::noFileNamesTheCheckout()
{
    QCOMPARE(filesThatName(m_prefix,
                           {QByteArray::fromStdString(test::sourceFolder().string()),
                            GLIOSCOPE_BINARY_DIR, QByteArray::fromStdString(m_first.string())}),
             QStringList());
}

void TestInstall::theEngineFindsItsModels()
{
    const Outcome models = run(m_prefix / "bin/glioscope-engine", {QStringLiteral("models")});
    QVERIFY2(models.code == 0, models.error.constData());
    for (const char* name : {"unet", "resunet", "vnet"}) {
        QVERIFY2(models.output.contains(name), models.output.constData());
        QVERIFY(fs::exists(m_prefix / "share/glioscope/models" / (std::string(name) + ".h5")));
    }
}

void TestInstall::aPictureIsDrawnWithoutADisplay()
{
    const fs::path cases = m_folder.path() / "cases";
    QCOMPARE(run(m_prefix / "bin/glioscope-engine",
                 {QStringLiteral("phantom"), QStringLiteral("--output"), text(cases),
                  QStringLiteral("--seed"), QStringLiteral("1")})
                 .code,
             0);
    const fs::path picture = m_folder.path() / "picture.png";
    const fs::path phantom = fs::directory_iterator(cases)->path();
    const Outcome drawn =
        run(m_prefix / "bin/glioscope", {QStringLiteral("--snapshot"), text(picture), text(phantom),
                                         QStringLiteral("--size"), QStringLiteral("1200x800")});
    QVERIFY2(drawn.code == 0, drawn.error.constData());
    const QImage image(text(picture));
    QCOMPARE(image.size(), QSize(1200, 800));
}

void TestInstall::theDesktopIsTold()
{
    const QByteArray desktop = contents(m_prefix / "share/applications/glioscope.desktop");
    QVERIFY(desktop.contains("\nExec=glioscope %f\n"));
    const Outcome judged =
        run("desktop-file-validate", {text(m_prefix / "share/applications/glioscope.desktop")});
    QVERIFY2(judged.code == 0 && judged.output.isEmpty(), judged.output.constData());
    const QByteArray types = contents(m_prefix / "share/mime/packages/glioscope.xml");
    for (const QByteArray& line : desktop.split('\n')) {
        if (line.startsWith("MimeType=")) {
            for (const QByteArray& type : line.mid(9).split(';')) {
                QVERIFY2(types.contains("\"" + type + "\"") || type.isEmpty(), type.constData());
            }
        }
    }
    QVERIFY(fs::exists(m_prefix / "share/icons/hicolor/scalable/apps/glioscope.svg"));
}

QTEST_GUILESS_MAIN(TestInstall)
#include "test_install.moc"
