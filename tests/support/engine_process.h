#pragma once

// The real glioscope-engine as tests run it, with models and cases small enough to be quick.

#include "tests/support/test_data.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

#include <filesystem>
#include <string>

namespace glioscope::test {

struct EngineOutcome {
    int code = -1;  ///< -1 where it did not end by itself
    QByteArray output;
    QByteArray error;
};

/// `models` becomes $GLIOSCOPE_MODELS.
void prepareEngine(QProcess& process, const std::filesystem::path& models);

/// Runs to the end, at most three minutes. `input` is its stdin.
[[nodiscard]] EngineOutcome runEngine(const QStringList& arguments,
                                      const std::filesystem::path& models = "/nonexistent",
                                      const QByteArray& input = {});

/// Starts it and waits until its output has `word`, at most two minutes; false where that never
/// came.
[[nodiscard]] bool startUntilSaid(QProcess& process, const QStringList& arguments,
                                  const std::filesystem::path& models, const QByteArray& word);

/// The objects of lines of JSON; a line that is none becomes an empty object.
[[nodiscard]] QList<QJsonObject> jsonLines(const QByteArray& output);

[[nodiscard]] QString text(const std::filesystem::path& path);

/// Writes `<folder>/<name>.h5`, a UNet with random weights. With `slowly` it runs in many small
/// windows, seconds in all, of which each layer takes little.
void writeRandomModel(const std::filesystem::path& folder, const std::string& name, int width,
                      bool slowly = false);

/// A phantom of 64x64x48 voxels by the program's own command; returns the case's folder.
std::filesystem::path makeCase(const std::filesystem::path& folder, int seed);

/// What a process has computed so far, all its threads together.
[[nodiscard]] qint64 cpuMilliseconds(qint64 processId);

/// The product promises a second; a busy machine may need longer to run a process at all, and a job
/// that is not stopped takes longer still.
inline constexpr qint64 kSoonMs = 3000;

/// Names of everything in a folder, hidden files too, sorted; empty where there is no folder.
[[nodiscard]] QStringList namesIn(const std::filesystem::path& folder);

}  // namespace glioscope::test
