#pragma once

// How a process of the engine ended, and the sentences for it: one wording wherever one is started.

#include <QByteArray>
#include <QString>

namespace glioscope {

struct EngineEnding {
    enum class How {
        Missing,  ///< it could not be started at all
        Exited,   ///< by itself, with `code`
        Signal,   ///< ended by the signal `code`
    };
    How how = How::Exited;
    int code = 0;
    QString words = {};  ///< what it said last, see lastSentence(); may be empty

    [[nodiscard]] bool isGood() const { return how == How::Exited && code == 0; }
    bool operator==(const EngineEnding&) const = default;
};

/// What to say where the engine cannot be started at all.
[[nodiscard]] QString engineMissing(const QString& program);

/// One sentence without the engine's own words: it is missing, crashed, was ended by the system, or
/// stopped with an exit code.
[[nodiscard]] QString endingSentence(const EngineEnding& ending, const QString& program);

/// How much of what an engine printed holds its last sentence, however that is made up.
inline constexpr qsizetype kKeptWords = 16'000;

/// The last line of what an engine printed that says what is wrong, without its name in front, in
/// the user's language where the line before says how it is made up; empty where there is none.
[[nodiscard]] QString lastSentence(const QByteArray& printed);

}  // namespace glioscope
