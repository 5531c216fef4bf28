// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QStringList>

#include <memory>

namespace catalpa {

//! What is being done to a catalogue that no outbox keeps, such as a deletion that is taken back: it ends with the
//! program, so whoever closes is told of it before.
class Undertakings final : public QObject {
    Q_OBJECT

public:
    //! Is under way as long as somebody has it.
    using Ticket = std::shared_ptr<void>;

    using QObject::QObject;

    //! \a loss says what it means to close now, in a sentence.
    Ticket begin(const QString &loss);
    //! Nothing is under way.
    bool isEmpty() const { return m_losses.isEmpty(); }
    //! The sentences, the oldest first.
    QStringList losses() const { return m_losses.values(); }

Q_SIGNALS:
    //! Something is not under way any more.
    void ended();

private:
    QMap<quint64, QString> m_losses;
    quint64 m_last = 0;
};

} // namespace catalpa
