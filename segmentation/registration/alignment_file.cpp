#include "segmentation/registration/alignment_file.h"

#include "segmentation/case/model/file_error.h"
#include "segmentation/system/path_access.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <iterator>

namespace glioscope {
namespace {

using nlohmann::ordered_json;

constexpr double kRounding = 1e-6;  ///< of a rotation's entries

ordered_json entryOf(const Case& loaded, const CaseAlignment& alignment, Sequence sequence)
{
    ordered_json entry = {{"from", loaded.files.image(sequence)->filename().string()},
                          {"fromGrid", describe(loaded.image(sequence)->geometry)}};
    if (sequence == Sequence::T1ce || alignment.isLeftAsItIs) {
        return entry;
    }
    const RigidRegistration& move = alignment.moves[static_cast<std::size_t>(sequence)];
    entry["moved"] = move.isMoved;
    entry["largestMoveMm"] = move.largestMoveMm;
    entry["rotation"] = move.toMoving.rotation;
    entry["translationMm"] = move.toMoving.translationMm;
    entry["mutualInformation"] = move.mutualInformation;
    entry["informationLostByShift"] = move.informationLostByShift;
    entry["headOverlap"] = move.headOverlap;
    if (!move.doubt.empty()) {
        entry["doubt"] = move.doubt.text();
    }
    if (move.isAccepted) {
        entry["accepted"] = true;
    }
    return entry;
}

bool isRotation(const Mat3& m)
{
    for (std::size_t r = 0; r < 3; ++r) {
        for (std::size_t c = 0; c < 3; ++c) {
            const double product = m[r][0] * m[c][0] + m[r][1] * m[c][1] + m[r][2] * m[c][2];
            if (!(std::abs(product - (r == c ? 1 : 0)) < kRounding)) {
                return false;
            }
        }
    }
    const double determinant = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
                               m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
                               m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    return determinant > 0;
}

RigidRegistration moveFrom(const ordered_json& entry)
{
    RigidRegistration move;
    move.isMoved = entry.at("moved").get<bool>();
    move.largestMoveMm = entry.value("largestMoveMm", 0.0);
    if (move.isMoved) {
        move.toMoving.rotation = entry.at("rotation").get<Mat3>();
        move.toMoving.translationMm = entry.at("translationMm").get<Vec3>();
    }
    move.mutualInformation = entry.value("mutualInformation", 0.0);
    move.informationLostByShift = entry.value("informationLostByShift", 0.0);
    move.headOverlap = entry.value("headOverlap", 0.0);
    const auto doubt = entry.value("doubt", std::string());
    const Sentence byFigures = doubtAbout(move);
    move.doubt = byFigures.text() == doubt ? byFigures : Sentence(doubt);
    move.isAccepted = entry.value("accepted", false);
    const Vec3& shift = move.toMoving.translationMm;
    if (!isRotation(move.toMoving.rotation) || !std::isfinite(shift[0] + shift[1] + shift[2])) {
        throw Error(Sentence::of("has a move that is no rotation and shift"));
    }
    return move;
}

/// Throws Error with how a sentence about the text goes on.
CaseAlignment movesFrom(const ordered_json& object, const Case& loaded)
{
    CaseAlignment alignment;
    alignment.isLeftAsItIs = object.value("leftAsItIs", false);
    const ordered_json& sequences = object.at("sequences");
    for (const Sequence sequence : kAllSequences) {
        if (!loaded.image(sequence)) {
            continue;
        }
        const auto name = displayName(sequence);
        const auto found = sequences.find(std::string(key(sequence)));
        if (found == sequences.end()) {
            throw Error(Sentence::of("says nothing of %1", name));
        }
        if (found->at("fromGrid").get<std::string>() !=
            describe(loaded.image(sequence)->geometry)) {
            throw Error(Sentence::of("is of another %1: its grid was %2", name,
                                     found->at("fromGrid").get<std::string>()));
        }
        if (sequence != Sequence::T1ce && !alignment.isLeftAsItIs) {
            alignment.moves[static_cast<std::size_t>(sequence)] = moveFrom(*found);
        }
    }
    alignment.notices = alignmentNotices(loaded, alignment);
    return alignment;
}

}  // namespace

std::string alignmentText(const Case& loaded, const CaseAlignment& alignment)
{
    ordered_json sequences = ordered_json::object();
    for (const Sequence sequence : kAllSequences) {
        if (loaded.image(sequence)) {
            sequences[std::string(key(sequence))] = entryOf(loaded, alignment, sequence);
        }
    }
    const ordered_json object = {{"onto", "t1ce"},
                                 {"leftAsItIs", alignment.isLeftAsItIs},
                                 {"sequences", std::move(sequences)}};
    return object.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

CaseAlignment alignmentFrom(const std::string& text, const Sentence& what, const Case& loaded)
{
    try {
        return movesFrom(ordered_json::parse(text), loaded);
    } catch (const nlohmann::json::exception&) {
        throw Error(
            Sentence::of("%1 holds no moves of a case's sequences; align the case anew.", what));
    } catch (const Error& error) {
        throw Error(Sentence::of("%1 %2; align the case anew.", what, error.said()));
    }
}

CaseAlignment readAlignment(const std::filesystem::path& file, const Case& loaded)
{
    std::ifstream stream = streamOf(file);
    if (!stream) {
        fail(file, Sentence::of("cannot be read; align the case anew."));
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    return alignmentFrom(text, Sentence::of("The file %1", file), loaded);
}

}  // namespace glioscope
