#include "tests/support/engine_process.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>

#include <unistd.h>

#include <stdexcept>

namespace glioscope::test {
namespace fs = std::filesystem;

constexpr int kLimitMs = 180'000;
constexpr int kWordLimitMs = 120'000;
constexpr int kPollMs = 100;

QString text(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

void prepareEngine(QProcess& process, const fs::path& models)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GLIOSCOPE_MODELS"), text(models));
    // On a busy machine several threads spend their time waiting for each other.
    environment.insert(QStringLiteral("OMP_NUM_THREADS"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.setProgram(text(program("glioscope-engine")));
}

EngineOutcome runEngine(const QStringList& arguments, const fs::path& models,
                        const QByteArray& input)
{
    QProcess process;
    prepareEngine(process, models);
    process.setArguments(arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kLimitMs)) {
        process.kill();
        process.waitForFinished();
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

bool startUntilSaid(QProcess& process, const QStringList& arguments, const fs::path& models,
                    const QByteArray& word)
{
    prepareEngine(process, models);
    process.setArguments(arguments);
    process.start();
    QByteArray said;
    QElapsedTimer since;
    since.start();
    while (!said.contains(word) && since.elapsed() < kWordLimitMs &&
           process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(kPollMs);
        said += process.readAllStandardOutput();
    }
    return said.contains(word);
}

QList<QJsonObject> jsonLines(const QByteArray& output)
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : output.split('\n')) {
        if (!line.isEmpty()) {
            objects.append(QJsonDocument::fromJson(line).object());
        }
    }
    return objects;
}

void writeRandomModel(const fs::path& folder, const std::string& name, int width, bool slowly)
{
    fs::create_directories(folder);
    ModelContract contract;
    contract.name = name;
    contract.network = {
        .kind = NetworkKind::UNet, .baseWidth = width, .norm = FeatureNorm::Instance};
    contract.windowVoxels = {32, 32, 32};
    contract.spacingMm = {240.0 / 64, 240.0 / 64,
                          155.0 / 48};  // makeCase's grid, so nothing is resampled
    // Normalised slice by slice a network keeps to its contract's window.
    contract.intensityNorm = slowly ? IntensityNorm::ZScorePerSlice : IntensityNorm::ZScoreNonZero;
    contract.trainingData = "None; random weights.";
    writeModel(folder / (name + ".h5"), contract, *makeNetwork(contract.network),
               StoredPrecision::Float16);
}

fs::path makeCase(const fs::path& folder, int seed)
{
    const EngineOutcome made =
        runEngine({QStringLiteral("phantom"), QStringLiteral("--output"), text(folder),
                   QStringLiteral("--seed"), QString::number(seed), QStringLiteral("--size"),
                   QStringLiteral("64"), QStringLiteral("64"), QStringLiteral("48")});
    if (made.code != 0) {
        throw std::runtime_error("No phantom was made: " + made.error.toStdString());
    }
    char name[32];
    std::snprintf(name, sizeof name, "Phantom_%03d", seed);
    return folder / name;
}

qint64 cpuMilliseconds(qint64 processId)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId));
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    // Behind the program's name, which may hold blanks: user and system time are the 12th and 13th.
    const QByteArray all = file.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return (fields.at(11).toLongLong() + fields.at(12).toLongLong()) * 1000 / sysconf(_SC_CLK_TCK);
}

QStringList namesIn(const fs::path& folder)
{
    return QDir(text(folder))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

}  // namespace glioscope::test
