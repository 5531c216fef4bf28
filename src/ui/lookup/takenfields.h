// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/outbox/outbox.h"
#include "ui/widgets/banner.h"

namespace catalpa::ui {

//! Hands the fields that a book takes to the outbox, and tells what becomes of them; what was told meanwhile stays.
//! Lives as long as the banner.
class TakenFields final : public QObject {
    Q_OBJECT

public:
    TakenFields(Outbox &outbox, const BookEdit &edit, Banner &banner);

private:
    void follow(const Outbox &outbox);
    void tell(Banner::Tone tone, const QString &sentence);
    void end(Banner::Tone tone, const QString &sentence);

    Banner &m_banner;
    QString m_title;
    QString m_told;
    quint64 m_number = 0;
};

} // namespace catalpa::ui
