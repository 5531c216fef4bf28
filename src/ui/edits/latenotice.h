// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace catalpa::ui {

class Banner;

//! Tells what is being done in a banner when it takes longer than a moment.
class LateNotice final : public QObject {
    Q_OBJECT

public:
    //! \a banner must outlive it.
    LateNotice(Banner &banner, QObject *parent);

    void begin(const QString &sentence);
    //! It is done. What was told meanwhile stays.
    void end();

private:
    Banner &m_banner;
    QString m_sentence;
    QTimer m_patience;
};

} // namespace catalpa::ui
