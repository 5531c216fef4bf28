// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/outbox/editjson.h"
#include "fuzztarget.h"
#include "sql/script.h"
#include "sql/sqltoken.h"
#include "transfer/archive.h"

#include <QtCore/QBuffer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <array>

namespace catalpa::fuzz {
namespace {

void journal(const QByteArray &input)
{
    const QJsonArray array = QJsonDocument::fromJson(input).array();
    for (const QJsonValue &value : array) {
        const auto edit = editFromJson(value.toObject());
        if (!edit)
            continue;
        const auto again = editFromJson(toJson(*edit));
        require(again && *again == *edit, "an edit that is written is read again as it was");
    }
}

void gzip(const QByteArray &input)
{
    QByteArray bytes(input);
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    transfer::GzipReader reader(device);
    for (qint64 total = 0; total < 16 * 1024 * 1024;) {
        const auto piece = reader.read();
        if (!piece || piece->isEmpty())
            return;
        require(piece->size() <= 64 * 1024, "a piece has 64 KB at most");
        total += piece->size();
    }
}

//! The text of an archive: what is compressed would hardly ever be let through.
void archive(const QByteArray &input)
{
    QByteArray bytes;
    QBuffer device(&bytes);
    device.open(QIODevice::ReadWrite);
    transfer::GzipWriter writer(device);
    require(writer.write(input) && writer.finish(), "a buffer can be written");
    device.seek(0);

    transfer::ArchiveReader reader(device);
    const auto manifest = reader.begin();
    if (!manifest)
        return require(!manifest.error().message.isEmpty(), "a refusal says why");
    for (const transfer::TableContents &table : manifest->tables) {
        if (!reader.beginTable(table))
            return;
        for (auto rows = reader.rows(); !rows || !rows->isEmpty(); rows = reader.rows()) {
            if (!rows)
                return;
        }
        require(reader.rowsRead() == table.rows, "a table has the rows that were announced");
    }
    (void)reader.finish();
}

void manifest(const QByteArray &input)
{
    const auto read = transfer::manifestFromJson(input);
    if (!read)
        return require(!read.error().message.isEmpty(), "a refusal says why");
    require(bool(transfer::manifestFromJson(transfer::toJson(*read))), "a manifest that is written is read again");
}

void script(const QByteArray &input)
{
    qsizetype before = 0;
    const sql::Script read = sql::scriptOf(input);
    for (const sql::Statement &statement : read.statements) {
        require(statement.begin >= before && statement.begin <= statement.end && statement.end <= input.size(),
                "statements are in order and within the text");
        before = statement.begin;
        (void)statement.mustRunAlone();
    }
    (void)sql::sqlTokens(input);
}

constexpr std::array targets{
    FuzzTarget{"journal", journal},   FuzzTarget{"gzip", gzip},  FuzzTarget{"archive", archive},
    FuzzTarget{"manifest", manifest}, FuzzTarget{"sql", script},
};

} // namespace

std::span<const FuzzTarget> fileTargets()
{
    return targets;
}

} // namespace catalpa::fuzz
