// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/catalogue/preview.h"

#include "base/text.h"

#include <QtCore/QBuffer>
#include <QtCore/QDir>

namespace catalpa::exchange {
namespace {

constexpr qint64 previewedBytes = 4 * 1024 * 1024;

QList<ReadItem> firstItems(RecordReader &reader, bool isCut)
{
    QList<ReadItem> items;
    while (items.size() < previewedRecords) {
        ReadItem item = reader.next();
        if (std::holds_alternative<EndOfRecords>(item)) {
            // What the cut has gone through is no problem of the file.
            if (isCut && !items.isEmpty())
                items.removeLast();
            break;
        }
        items += std::move(item);
    }
    return items;
}

QStringList exampleOf(QIODevice &device, const Recognition &recognition, const ColumnMapping &mapping)
{
    QStringList example(mapping.columns.size());
    device.seek(0);
    for (const QStringList &row : firstRows(device, recognition, 10).mid(mapping.hasHeader ? 1 : 0)) {
        for (qsizetype column = 0; column < std::min(row.size(), example.size()); ++column) {
            if (example.at(column).isEmpty())
                example[column] = row.at(column).simplified();
        }
    }
    return example;
}

} // namespace

Result<FilePreview> readPreview(const FileWishes &wishes)
{
    const auto source = openSource(wishes);
    if (!source)
        return passOn(source);
    if (source->file->size() == 0)
        return failure(ErrorKind::Invalid, Text::tr("“%1” is empty.").arg(QDir::toNativeSeparators(wishes.path)));
    FilePreview preview{source->file->size(), source->recognition, source->header, {}, source->mapping, {}};
    if (source->recognition.format == Format::Xlsx) { // Its directory is at its end.
        preview.example = exampleOf(*source->file, source->recognition, source->mapping);
        source->file->seek(0);
        const auto reader = makeReader(*source->file, source->recognition, source->mapping);
        preview.items = firstItems(*reader, false);
        return preview;
    }
    source->file->seek(0);
    QBuffer head;
    head.setData(source->file->read(previewedBytes));
    head.open(QIODevice::ReadOnly);
    if (isTable(source->recognition.format))
        preview.example = exampleOf(head, source->recognition, source->mapping);
    head.seek(0);
    const auto reader = makeReader(head, source->recognition, source->mapping);
    preview.items = firstItems(*reader, preview.size > previewedBytes);
    return preview;
}

} // namespace catalpa::exchange
