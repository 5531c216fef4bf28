// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wording/report.h"

#include <QtWidgets/QTextEdit>

namespace catalpa::ui {

//! A Report to be read, selected and copied, in the colours of the theme; follows them when they change.
class ReportView final : public QTextEdit {
    Q_OBJECT

public:
    explicit ReportView(QWidget *parent = nullptr);

    //! Shows \a report from its beginning; the same one stays where it is.
    void setReport(const Report &report);
    const Report &report() const { return m_report; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void write();

    Report m_report;
};

} // namespace catalpa::ui
