# Sourced by a suite whose server is the engine: it has no scripts and no functions yet, and some
# units load a function between two tests. There the refusal is noted and the unit goes on, so that
# the tests behind it are counted. Inside of a test it stays what it is, an error.

foreach client {valkey redis} {
    if {[info commands ::${client}::__dispatch__] eq {}} continue
    rename ::${client}::__dispatch__ ::${client}::__dispatch_scripts_too__
    proc ::${client}::__dispatch__ {id method args} [string map [list CLIENT $client] {
        set code [catch {::CLIENT::__dispatch_scripts_too__ $id $method {*}$args} reply]
        set between [expr {![info exists ::cur_test] || $::cur_test eq {}}]
        if {$code == 1 && $between && [string tolower $method] in {eval function fcall script}} {
            puts "between two tests the engine refused $method: $reply"
            return {}
        }
        return -code $code $reply
    }]
}
