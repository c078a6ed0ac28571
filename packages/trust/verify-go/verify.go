// Command verify checks a Candour log without any of Candour's code: the checkpoint's signature, the root over all
// entries, and every tile, by Go's own sumdb libraries. Usage: verify <folder> <checkpoint file> <verifier key>
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

// read gives a file of the log. tlog's paths begin with the tile height, C2SP's do not.
func read(folder string, tile tlog.Tile) []byte {
	path := strings.Replace(strings.Replace(tile.Path(), "tile/8/", "tile/", 1), "tile/data/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
	check(err)
	return data
}

func main() {
	if len(os.Args) != 4 {
		check(fmt.Errorf("usage: verify <folder> <checkpoint file> <verifier key>"))
	}
	folder := os.Args[1]
	signed, err := os.ReadFile(os.Args[2])
	check(err)
	verifier, err := note.NewVerifier(os.Args[3])
	check(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		check(fmt.Errorf("the checkpoint is of another log"))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)

	var hashes []tlog.Hash // in tlog's storage order
	stored := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = hashes[index]
		}
		return found, nil
	})
	for n := int64(0); n < size; n += 256 {
		bundle := read(folder, tlog.Tile{H: 8, L: -1, N: n / 256, W: int(min(256, size-n))})
		for i := n; i < min(n+256, size); i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				check(fmt.Errorf("entry %d is cut off", i))
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			more, err := tlog.StoredHashes(i, bundle[2:end], stored)
			check(err)
			hashes, bundle = append(hashes, more...), bundle[end:]
		}
	}
	root, err := tlog.TreeHash(size, stored)
	check(err)
	if base64.StdEncoding.EncodeToString(root[:]) != lines[2] {
		check(fmt.Errorf("the entries give another root than the checkpoint"))
	}
	for _, tile := range tlog.NewTiles(8, 0, size) {
		expected, err := tlog.ReadTileData(tile, stored)
		check(err)
		if !bytes.Equal(expected, read(folder, tile)) {
			check(fmt.Errorf("tile %s does not fit the entries", tile.Path()))
		}
	}
	fmt.Printf("ok size=%d\n", size)
}
