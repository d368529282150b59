# Counts which titles of a list passed, by the unit each belongs to.
# Usage: score.tcl TITLES TREE PASSED MISSING UNIT...
#   TITLES   lines "[ok]: title"; a title that stands n times wants n passes
#   TREE     the source tree, whose tests say which unit a title that did not pass belongs to
#   PASSED   lines "unit [ok]: title" of this run
#   MISSING  is written: lines "unit title" of what did not pass
# Prints the score of every unit that ran, theirs in total, and the total without the units about
# scripts, which are a matter of their own.

proc lines {file} {
    set channel [open $file]
    fconfigure $channel -encoding binary
    set text [read $channel]
    close $channel
    return [split [string trimright $text \n] \n]
}

# A test's name as it stands in the source, as a regular expression: what is only known at run time
# matches anything.
proc as_pattern {name} {
    set body [string range $name 1 end-1]
    if {[string index $name 0] eq "\{"} {
        return [quoted $body]
    }
    regsub -all {\\(.)} $body {\1} plain
    regsub -all {\$(\{[^\}]*\}|::[\w:]+|\w+)(\([^)]*\))?} $plain "\x01" plain
    regsub -all {\[[^\]]*\]} $plain "\x01" plain
    return [string map [list "\x01" ".*"] [quoted $plain]]
}

proc quoted {text} {
    regsub -all {[][*+?.()|^$\\{}]} $text {\\&} text
    return $text
}

# Every test of TREE that may run here: a list of {unit pattern length-of-what-is-certain}.
proc known_tests {tree} {
    set name {^\s*test\s+(\{[^\}\n]*(?:\{[^\}\n]*\}[^\}\n]*)*\}|"(?:[^"\\\n]|\\.)*")}
    set tests {}
    foreach file [lsort [glob -directory $tree/tests unit/*.tcl unit/type/*.tcl integration/*.tcl]] {
        set unit [string range $file [string length $tree/tests/] end-4]
        foreach line [lines $file] {
            if {[regexp $name $line -> found]} {
                set pattern [as_pattern $found]
                lappend tests [list $unit "^$pattern\$" [string length [string map {.* ""} $pattern]]]
            }
        }
    }
    return $tests
}

# The unit whose source knows the title best; units of integration only if no other does.
proc unit_of {title tests} {
    set best "?"
    set bestRank -1
    foreach test $tests {
        lassign $test unit pattern rank
        if {[string match integration/* $unit]} { set rank [expr {$rank / 1000.0}] }
        if {$rank > $bestRank && [regexp $pattern $title]} {
            set best $unit
            set bestRank $rank
        }
    }
    return $best
}

proc is_about_scripts {unit} {
    return [expr {$unit in {unit/scripting unit/functions}}]
}

lassign $argv titlesFile tree passedFile missingFile
set ran [lrange $argv 4 end]
set tests [known_tests $tree]
array set passes {}
foreach line [lines $passedFile] {
    if {[regexp {^(\S+) \[ok\]: (.*)$} $line -> unit title]} { lappend passes($title) $unit }
}
array set wanted {}
array set reached {}
set missing [open $missingFile w]
fconfigure $missing -encoding binary
foreach line [lines $titlesFile] {
    if {![regexp {^\[ok\]: (.*)$} $line -> title]} continue
    if {[info exists passes($title)] && [llength $passes($title)] > 0} {
        set passes($title) [lassign $passes($title) unit]
        incr reached($unit)
    } else {
        set unit [unit_of $title $tests]
        if {$unit in $ran} { puts $missing "$unit $title" }
    }
    incr wanted($unit)
}
close $missing

proc row {name reached wanted} {
    set percent [expr {$wanted == 0 ? 100.0 : 100.0 * $reached / $wanted}]
    puts [format "%-32s %6d %6d %6.1f %%" $name $reached $wanted $percent]
}

puts ""
puts [format "%-32s %6s %6s" "titles of" passed wanted]
set all {0 0}
set data {0 0}
foreach unit $ran {
    if {![info exists wanted($unit)]} continue
    incr reached($unit) 0
    row $unit $reached($unit) $wanted($unit)
    set all [list [expr {[lindex $all 0] + $reached($unit)}] [expr {[lindex $all 1] + $wanted($unit)}]]
    if {![is_about_scripts $unit]} {
        set data [list [expr {[lindex $data 0] + $reached($unit)}] [expr {[lindex $data 1] + $wanted($unit)}]]
    }
}
set elsewhere 0
foreach unit [array names wanted] {
    if {$unit ni $ran} { incr elsewhere $wanted($unit) }
}
row "all that ran" {*}$all
row "without scripting and functions" {*}$data
puts "titles of units that did not run: $elsewhere"
