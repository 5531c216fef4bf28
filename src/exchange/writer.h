// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "exchange/format.h"
#include "exchange/record.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QIODevice;
QT_END_NAMESPACE

namespace catalpa::exchange {

//! Writes records into a device, one after another: begin(), write() for each, finish(). Memory does not grow with
//! their number. The errors are those of the device, such as a full disk, in words; after one nothing more may be
//! written. Not thread-safe.
class RecordWriter {
    Q_DISABLE_COPY_MOVE(RecordWriter)

public:
    //! The device stays with who has it, and has to be open.
    explicit RecordWriter(QIODevice &device)
        : m_device(device)
    {
    }
    virtual ~RecordWriter() = default;

    virtual Result<> begin() { return {}; }
    //! What is written is tidiedRecord() of it. The answer says, in sentences, what the format had no room for.
    Result<QStringList> write(const ExchangeRecord &record);
    virtual Result<> finish() { return {}; }

protected:
    virtual Result<QStringList> put(const ExchangeRecord &record) = 0;
    Result<> send(const QByteArray &bytes);
    //! The error of the device unless everything was written.
    Result<> written(bool isWell) const;

private:
    QIODevice &m_device;
};

struct WriteOptions {
    bool hasByteOrderMark = true; //!< Of CSV: Excel takes it for UTF-8 only then.
    QString heading{}; //!< Of HTML: what the list is, in the words of who made it.
};

//! The writer for one of writableFormats(); null for another. The device stays with who has it, and has to be open.
std::unique_ptr<RecordWriter> makeWriter(QIODevice &device, Format format, const WriteOptions &options = {});

} // namespace catalpa::exchange
